import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { PageEmpty } from '../../components/call/page-empty.tsx';
import { ReadingBar } from '../../components/call/reading-bar.tsx';
import { LaunchFailure } from '../../components/ui/mount.tsx';
import { show, violations } from '../support/render.tsx';

const nothing = () => undefined;

describe('a page that is read by the person\'s gesture alone', () => {
  const bar = (onGrant?: () => void) => (
    <ReadingBar reading={{ state: 'read', title: '客户', at: '14:03:11', fieldCount: 3, singleCustomer: true }} onReread={nothing} menu={null} {...(onGrant === undefined ? {} : { onGrant })} />
  );

  it('offers to read its site from then on', async () => {
    const grant = vi.fn();
    const { container } = show(bar(grant));
    await userEvent.click(screen.getByTestId('grant-always'));
    expect(grant).toHaveBeenCalledTimes(1);
    expect(await violations(container)).toEqual([]);
  });

  it('and one that is granted does not', () => {
    show(bar());
    expect(screen.queryByTestId('grant-always')).toBeNull();
  });
});

describe('a page that may not be read', () => {
  it('says which gesture lets it be read where the browser does not say what site it is, and asks for the site where it does', () => {
    const { unmount } = show(<PageEmpty code="page.not-granted" origin="" onGrant={nothing} />);
    expect(screen.getByTestId('wake').textContent).toContain('Alt+Q');
    expect(screen.queryByTestId('grant')).toBeNull();
    unmount();
    show(<PageEmpty code="page.not-granted" origin="https://crm.example" onGrant={nothing} />);
    expect(screen.getByTestId('grant').textContent).toContain('https://crm.example');
    expect(screen.queryByTestId('wake')).toBeNull();
  });
});

describe('a database that does not open', () => {
  it('of newer code leads to where it is saved to a file; another failure does not', async () => {
    const { container, unmount } = show(<LaunchFailure code="storage.newer-database" />);
    expect(screen.getByTestId<HTMLAnchorElement>('to-rescue').getAttribute('href')).toBe('/options.html');
    expect(await violations(container)).toEqual([]);
    unmount();
    show(<LaunchFailure code="storage.refused" />);
    expect(screen.queryByTestId('to-rescue')).toBeNull();
  });
});
