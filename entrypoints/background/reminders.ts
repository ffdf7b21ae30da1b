/** Filled by the storage room's promise repository: a promise that falls due raises a notification, also after a restart. */
export function setupReminders(): void {}
