import { Stack, Text, Title } from '@mantine/core';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import classes from './empty-state.module.css';

interface Props {
  icon: LucideIcon;
  title: string;
  body: string;
  /** 1 where this is all there is on the page. */
  level?: 1 | 2;
  children?: ReactNode;
}

/** Nothing to show, and what to do next. */
export function EmptyState({ icon: Icon, title, body, level = 2, children }: Props) {
  return (
    <Stack align="center" gap="sm" className={classes.root}>
      <div className={classes.icon}>
        <Icon size={26} strokeWidth={1.6} aria-hidden />
      </div>
      <Title order={level} size="h4" ta="center">
        {title}
      </Title>
      <Text c="dimmed" ta="center" maw={380} size="sm">
        {body}
      </Text>
      {children}
    </Stack>
  );
}
