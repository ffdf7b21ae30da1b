/** Digits to be read aloud and compared: groups of five, three to a line, so that nobody loses the place. */
export function Digits({ label, digits, testId }: { readonly label: string; readonly digits: string; readonly testId: string }) {
  const groups = digits.split(' ');
  return (
    <div>
      <p className="text-sm text-quiet">{label}</p>
      <p className="font-mono text-lg leading-7 tabular-nums tracking-wider" data-testid={testId}>{groups.slice(0, 3).join(' ')}<br />{groups.slice(3).join(' ')}</p>
    </div>
  );
}
