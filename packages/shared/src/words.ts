/** The words of the domain that are closed lists. Plain constants, so that the widget can import them without zod. */

export const petitionStatuses = ['draft', 'open', 'paused', 'closed', 'delivered'] as const;
export type PetitionStatus = (typeof petitionStatuses)[number];

export const signatureKinds = ['individual', 'organisation', 'parliamentarian'] as const;
export type SignatureKind = (typeof signatureKinds)[number];

/** Who signs in public: an entry in clear, counted once a coordinator has accepted it. */
export const publicKinds = ['organisation', 'parliamentarian'] as const satisfies readonly SignatureKind[];
export type PublicKind = (typeof publicKinds)[number];

export const isPublicKind = (kind: SignatureKind): kind is PublicKind => publicKinds.some((one) => one === kind);

export const organisationTypes = [
  'cso',
  'trade-union',
  'political-party',
  'business',
  'academia',
  'faith',
  'media',
  'other',
] as const;
export type OrganisationType = (typeof organisationTypes)[number];

export const memberKinds = ['cso', 'trade-union', 'political-party', 'parliamentary-network', 'other'] as const;
export type MemberKind = (typeof memberKinds)[number];

export const stances = ['open', 'hesitant', 'reluctant', 'unknown'] as const;
export type Stance = (typeof stances)[number];

export const demandOutcomes = ['open', 'met', 'partly', 'not-met'] as const;
export type DemandOutcome = (typeof demandOutcomes)[number];

export const milestoneStatuses = ['planned', 'held', 'cancelled'] as const;
export type MilestoneStatus = (typeof milestoneStatuses)[number];

/** What is handed over about a person; from the most to the least (promise 11). */
export const handovers = ['full-name', 'initials', 'count-only'] as const;
export type Handover = (typeof handovers)[number];

/** Who may hold contact data of a signer who opted in. */
export const optInHolders = ['member', 'lead'] as const;
export type OptInHolder = (typeof optInHolders)[number];

/** What a tally entry does to the count. */
export const tallyTypes = ['sign', 'withdraw', 'exclude', 'restore'] as const;
export type TallyType = (typeof tallyTypes)[number];

/** Fields that a petition may turn on beside name, e-mail, country and consent. */
export const optionalFields = ['locality', 'showName'] as const;
export type OptionalField = (typeof optionalFields)[number];
