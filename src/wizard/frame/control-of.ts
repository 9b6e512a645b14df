// Where an answer is on the page: the control that carries its path (data-field).

/** The control of a field, or of the nearest one around it: `cluster.vpcCidrs` for `cluster.vpcCidrs.1`. */
export function controlOf(field: string): HTMLElement | null {
  for (let path = field; path !== ''; path = path.slice(0, Math.max(0, path.lastIndexOf('.')))) {
    const control = document.querySelector<HTMLElement>(`[data-field="${CSS.escape(path)}"]`);
    if (control !== null) return control;
  }
  return null;
}
