/** S01 to S54: the scenario taxonomy of the domain notes, section 3. Titles are content (packs), ids are code. */
export const SCENARIO_IDS = [
  'S01', 'S02', 'S03', 'S04', 'S05', 'S06', 'S07', 'S08', 'S09', 'S10', 'S11', 'S12', 'S13', 'S14', 'S15', 'S16', 'S17', 'S18',
  'S19', 'S20', 'S21', 'S22', 'S23', 'S24', 'S25', 'S26', 'S27', 'S28', 'S29', 'S30', 'S31', 'S32', 'S33', 'S34', 'S35', 'S36',
  'S37', 'S38', 'S39', 'S40', 'S41', 'S42', 'S43', 'S44', 'S45', 'S46', 'S47', 'S48', 'S49', 'S50', 'S51', 'S52', 'S53', 'S54',
] as const;
export type ScenarioId = (typeof SCENARIO_IDS)[number];

/** The stage of a contact a script line belongs to, in the order of a call. */
export const STAGES = ['opening', 'verify', 'needs', 'handle', 'close', 'followup'] as const;
export type Stage = (typeof STAGES)[number];

export const CHANNELS = ['phone', 'chat', 'video', 'outbound'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Product families of the domain notes, section 5.3. */
export const PRODUCT_FAMILIES = [
  'deposit', 'structured_deposit', 'wealth', 'fund', 'insurance', 'loan', 'card_instalment', 'gold_fx', 'third_party',
] as const;
export type ProductFamily = (typeof PRODUCT_FAMILIES)[number];
