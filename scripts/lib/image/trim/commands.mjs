/** Commands that run in the image, or that an operator runs in it; all others are for a clone. */
export const COMMANDS = [
  'provision',
  'configure-sandbox',
  'tillbridge',
  'import-customers',
  'ordercloud-hooks',
  'verify-evidence',
];
