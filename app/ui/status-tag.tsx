const TONES: Record<string, string> = {
  draft: 'plain',
  prepared: 'slate',
  submitted: 'slate',
  returned: 'gold',
  withdrawn: 'plain',
  approved: 'slate',
  refused: 'clay',
  published: '',
  superseded: 'plain',
  unpublished: 'clay',
  met: '',
  not_met: 'clay',
  not_applicable: 'plain',
  answered: 'slate',
  to_judge: 'slate',
  missing: 'gold',
  leaf: '',
  gold: 'gold',
  slate: 'slate',
};

/** A state in words on its own tint; never colour alone. */
export function StatusTag({ status, children }: { status: string; children: React.ReactNode }) {
  const tone = TONES[status] ?? '';
  return <strong className={`govuk-tag${tone ? ` govuk-tag--${tone}` : ''}`}>{children}</strong>;
}
