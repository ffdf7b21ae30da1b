import type { Maintenance, MaintenanceOptions } from './maintenance.ts';

/**
 * Maintenance whose code is fetched when it is first asked for: backups, retention and rights are six kilobytes (gzip) of what a panel would load
 * otherwise, and a panel never asks.
 */
export function maintenanceLater(options: MaintenanceOptions): Maintenance {
  let loading: Promise<Maintenance> | null = null;
  const load = (): Promise<Maintenance> => (loading ??= import('./maintenance.ts').then(({ createMaintenance }) => createMaintenance(options)));
  return {
    pack: async () => (await load()).pack(),
    purge: async () => (await load()).purge(),
    hold: async (...given) => (await load()).hold(...given),
    liftHold: async (...given) => (await load()).liftHold(...given),
    isHeld: async (...given) => (await load()).isHeld(...given),
    exportSubject: async (...given) => (await load()).exportSubject(...given),
    deleteSubject: async (...given) => (await load()).deleteSubject(...given),
    backup: async (...given) => (await load()).backup(...given),
    inspect: async (...given) => (await load()).inspect(...given),
    restore: async (...given) => (await load()).restore(...given),
    resealFromDevice: async () => (await load()).resealFromDevice(),
  };
}
