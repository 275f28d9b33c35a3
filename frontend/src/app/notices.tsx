import { useDirection } from '@mantine/core';
import { Notifications } from '@mantine/notifications';

/** What is said in passing, in the corner where reading ends. */
export function Notices() {
  return <Notifications position={useDirection().dir === 'rtl' ? 'bottom-left' : 'bottom-right'} limit={3} />;
}
