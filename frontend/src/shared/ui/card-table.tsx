import { Skeleton, Table, type TableProps } from '@mantine/core';
import classes from './card-table.module.css';

interface Props extends TableProps {
  columns: string[];
  loading: boolean;
}

/** A table whose rows become cards on a phone. */
export function CardTable({ columns, loading, children, ...table }: Props) {
  return (
    <div className={classes.frame}>
      <Table horizontalSpacing="md" aria-busy={loading} {...table}>
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Table.Th key={column}>{column}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {loading
            ? ['a', 'b', 'c'].map((key) => (
                <Table.Tr key={key}>
                  <Table.Td colSpan={columns.length}>
                    <Skeleton height={18} />
                  </Table.Td>
                </Table.Tr>
              ))
            : children}
        </Table.Tbody>
      </Table>
    </div>
  );
}
