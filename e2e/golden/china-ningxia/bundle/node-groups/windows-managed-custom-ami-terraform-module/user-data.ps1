<powershell>
# Puts this node behind the proxy. Runs once, at the first boot.
# User data of a node group: README.md says how its nodes get it.
$ErrorActionPreference = 'Stop'
$variables = [ordered]@{
  HTTP_PROXY  = 'http://10.30.0.10:8080'
  HTTPS_PROXY = 'http://10.30.0.10:8080'
  NO_PROXY    = 'localhost,127.0.0.1,::1,[::1],169.254.169.254,169.254.170.2,169.254.170.23,169.254.0.0/16,fd00:ec2::254,[fd00:ec2::254],fd00:ec2::23,[fd00:ec2::23],172.20.0.0/16,172.20.0.1,10.30.0.0/16,.internal,.svc,.cluster.local,kubernetes,kubernetes.default,0123456789abcdef0123456789abcdef.gr7.cn-northwest-1.eks.amazonaws.com.cn,s3.cn-northwest-1.amazonaws.com.cn,.s3.cn-northwest-1.amazonaws.com.cn,.s3.dualstack.cn-northwest-1.amazonaws.com.cn,api.ecr.cn-northwest-1.amazonaws.com.cn,.dkr.ecr.cn-northwest-1.amazonaws.com.cn,ec2.cn-northwest-1.amazonaws.com.cn,sts.cn-northwest-1.amazonaws.com.cn'
}

# For this script, and for every process after the next restart.
foreach ($name in $variables.Keys) {
  [Environment]::SetEnvironmentVariable($name, $variables[$name], 'Machine')
  Set-Item -Path "Env:$name" -Value $variables[$name]
}

# A running system hands machine variables to no service: each has its own value, read when it starts.
function Set-ProxyOfServices {
  $lines = [string[]]($variables.Keys | ForEach-Object { $_ + '=' + $variables[$_] })
  foreach ($service in 'containerd', 'kubelet', 'kube-proxy') {
    $key = 'HKLM:\SYSTEM\CurrentControlSet\Services\' + $service
    if (-not (Test-Path -Path $key)) { continue }
    New-ItemProperty -Path $key -Name Environment -PropertyType MultiString -Value $lines -Force | Out-Null
    if ((Get-Service -Name $service).Status -eq 'Running') { Restart-Service -Name $service -Force }
  }
}
Set-ProxyOfServices

$cluster = @{
  EKSClusterName    = 'prod-ningxia'
  APIServerEndpoint = 'https://0123456789ABCDEF0123456789ABCDEF.gr7.cn-northwest-1.eks.amazonaws.com.cn'
  Base64ClusterCA   = 'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSUJnVENDQVNlZ0F3SUJBZ0lVZkhiSVdZQ2w3Y2o1ZWt0aERyRUdBUjJNVlhFd0NnWUlLb1pJemowRUF3SXcKRlRFVE1CRUdBMVVFQXd3S2EzVmlaWEp1WlhSbGN6QWdGdzB5TmpFeE1qTXdOREEzTURkYUdBOHlNVEkyTVRBegpNREEwTURjd04xb3dGVEVUTUJFR0ExVUVBd3dLYTNWaVpYSnVaWFJsY3pCWk1CTUdCeXFHU000OUFnRUdDQ3FHClNNNDlBd0VIQTBJQUJDNE9jSGlrNmg2YUFicTFBQmwxbzBCNnR6ZTJ0TFd6SlMzcmEvS0J0Y00yT0c3My9YZGsKWmMyWk5lN0IvZUVVM2xaZzBmNCtZZGVwbjNrMEMwdjFBcG1qVXpCUk1CMEdBMVVkRGdRV0JCUU5SZi9ITURHMgptTTNKdFpIYU5hZjQwUENzeERBZkJnTlZIU01FR0RBV2dCUU5SZi9ITURHMm1NM0p0WkhhTmFmNDBQQ3N4REFQCkJnTlZIUk1CQWY4RUJUQURBUUgvTUFvR0NDcUdTTTQ5QkFNQ0EwZ0FNRVVDSURmeXFLa29uOHZ0eGZUbUYyTHgKa0ViTDZNczcrSnhFSmt5NUFvUFp5S0lWQWlFQXorbEZpamE2Qjkvc3BTcHJTaU0xWVlBMitLazZWUzdsSWpyOQp5QjFFSkpZPQotLS0tLUVORCBDRVJUSUZJQ0FURS0tLS0tCg=='
  ServiceCIDR       = '172.20.0.0/16'
  DNSClusterIP      = '172.20.0.10'
}
& "$env:ProgramFiles\Amazon\EKS\Start-EKSBootstrap.ps1" @cluster

# If it registered its services anew, their values went with the old ones.
Set-ProxyOfServices
</powershell>
