import { useLayoutEffect, useRef } from 'react';
import type { Message } from '../history';
import classes from './message-text.module.css';

/** What somebody wrote, as HTML once the server made it that, and until then as it was typed. */
export function MessageText({ text, html }: Pick<Message, 'text' | 'html'>) {
  const ref = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other HTML has other links
  useLayoutEffect(() => {
    for (const link of ref.current?.querySelectorAll('a') ?? []) {
      // What led somewhere dangerous leads nowhere now, and is no link.
      if (link.getAttribute('href')) link.target = '_blank';
      else link.removeAttribute('href');
    }
    // Headings of a message are none of the page.
    for (const heading of ref.current?.querySelectorAll('h1,h2,h3,h4,h5,h6') ?? []) heading.ariaLevel = '3';
  }, [html]);
  if (html === undefined) {
    return (
      <p dir="auto" className={classes.plain}>
        {text}
      </p>
    );
  }
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the server lets a few harmless elements and no attribute but href through, and the content security policy runs no script that is not ours
  return <div ref={ref} dir="auto" className={classes.text} dangerouslySetInnerHTML={{ __html: html }} />;
}
