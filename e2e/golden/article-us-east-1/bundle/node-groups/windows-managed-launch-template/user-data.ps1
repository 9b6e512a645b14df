<powershell>
# Puts this node behind the proxy. Runs once, at the first boot.
# User data of a node group: README.md says how its nodes get it.
try {
  & {
$ErrorActionPreference = 'Stop'
$variables = [ordered]@{
  HTTP_PROXY  = 'http://proxy.local:3128'
  HTTPS_PROXY = 'http://proxy.local:3128'
  NO_PROXY    = 'localhost,127.0.0.1,::1,[::1],169.254.169.254,169.254.170.2,169.254.170.23,169.254.0.0/16,fd00:ec2::254,[fd00:ec2::254],fd00:ec2::23,[fd00:ec2::23],10.100.0.0/16,10.100.0.1,192.168.0.0/16,.internal,.svc,.cluster.local,kubernetes,kubernetes.default,0123456789abcdef0123456789abcdef.gr7.us-east-1.eks.amazonaws.com,s3.us-east-1.amazonaws.com,.s3.us-east-1.amazonaws.com,.s3.dualstack.us-east-1.amazonaws.com,s3.amazonaws.com,.s3.amazonaws.com,api.ecr.us-east-1.amazonaws.com,.dkr.ecr.us-east-1.amazonaws.com,ec2.us-east-1.amazonaws.com'
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
  }
} catch {
  Write-Warning "This node is not behind the proxy: $_"
}
</powershell>
