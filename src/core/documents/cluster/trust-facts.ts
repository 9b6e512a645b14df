// What a DaemonSet has of the CA bundle of pods, as lines for the scripts: each with a value without blanks.

import { trustConfigMap, trustFolder, trustVariable, trustVolume } from '../../model/pod-trust.ts';

/** jsonpath for each container: the variable as JSON, and the volume that is mounted on our folder. */
export const containerTrustFacts = `variable {.name} {.env[?(@.name=="${trustVariable.name}")]}{"\\n"}mount {.name} {.volumeMounts[?(@.mountPath=="${trustFolder}")].name}{"\\n"}`;
/** jsonpath for the pod: our volume with its ConfigMap, a lone colon where there is none. */
export const podTrustFacts = `volume - {.spec.template.spec.volumes[?(@.name=="${trustVolume}")].name}:{.spec.template.spec.volumes[?(@.name=="${trustVolume}")].configMap.name}{"\\n"}`;

/** What those lines say where our patch was applied. */
export const trustFacts = {
  variable: JSON.stringify({ name: trustVariable.name, value: trustVariable.value }),
  mount: trustVolume,
  volume: `${trustVolume}:${trustConfigMap}`,
};
