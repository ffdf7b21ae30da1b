import { useTranslation } from 'react-i18next';
import type { Role } from '../../domain/team/team.ts';

/** In the order in which most people of a team have them. Nobody is made a second administrator. */
const OFFERED = ['agent', 'supervisor', 'trainer'] as const satisfies readonly Role[];

interface RoleChoiceProps {
  readonly label: string;
  readonly chosen: readonly Role[];
  readonly onChoose: (roles: readonly Role[]) => void;
}

/** One person may have several roles. */
export function RoleChoice({ label, chosen, onChoose }: RoleChoiceProps) {
  const { t } = useTranslation();
  return (
    <fieldset className="flex flex-wrap gap-x-4 gap-y-1">
      <legend className="text-sm text-quiet">{label}</legend>
      {OFFERED.map((role) => (
        <label key={role} className="flex items-center gap-1.5">
          <input type="checkbox" data-testid={`role-${role}`} checked={chosen.includes(role)} onChange={() => onChoose(chosen.includes(role) ? chosen.filter((one) => one !== role) : [...chosen, role])} />
          {t(`role.${role}`)}
        </label>
      ))}
    </fieldset>
  );
}
