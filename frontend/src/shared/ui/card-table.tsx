import { Skeleton, Table, type TableProps } from '@mantine/core';
import classes from './card-table.module.css';

interface Props extends TableProps {
  columns: string[];
  /** Of the columns, in CSS; those with `auto` share what is left. */
  widths: string[];
  loading: boolean;
}

/** A table whose rows become cards where columns have no room. Cells with a `data-label` show it there. */
export function CardTable({ columns, widths, loading, children, ...table }: Props) {
  return (
    <div className={classes.frame}>
      <Table layout="fixed" horizontalSpacing="md" aria-busy={loading} {...table}>
        <Table.Thead>
          <Table.Tr>
            {columns.map((column, index) => (
              <Table.Th key={column} w={widths[index] ?? 'auto'}>
                {column}
              </Table.Th>
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
