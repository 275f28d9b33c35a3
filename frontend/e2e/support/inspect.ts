import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

export const widths = { narrow: { width: 360, height: 740 }, wide: { width: 1280, height: 800 } };

/** Looks at the page as it is: a picture of each scheme and width, no axe finding in either scheme, no sideways scrolling. */
export async function inspect(page: Page, name: string): Promise<void> {
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    for (const viewport of Object.values(widths)) {
      await page.setViewportSize(viewport);
      await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', scheme);
      await page.screenshot({ path: `test-results/screens/${name}-${scheme}-${viewport.width}.png` });
      if (scheme === 'light' || viewport === widths.wide)
        await expectAccessible(page, `${name}, ${scheme}, ${viewport.width}`);
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect.soft(sideways, `${name} scrolls sideways at ${viewport.width}`).toBeLessThanOrEqual(0);
    }
  }
  await page.setViewportSize(widths.wide);
}

async function expectAccessible(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
  expect.soft(found, what).toEqual([]);
}
