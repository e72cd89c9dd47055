import { writeXlsx } from 'hucre/xlsx'

/** A table as a superior sends it, with marks in its cells (docs/tables.md). */
export async function superiorTable(): Promise<Buffer> {
  const rows = [
    ['{县}妇联宣讲情况统计表'],
    ['填报时段：{期间}'],
    ['镇（街道）', '宣讲场次', '受众人次'],
    ['{#镇}{镇}', '{妇联.巾帼宣讲场次}', '{妇联.巾帼宣讲受众}{/镇}'],
    ['全县', '{妇联.巾帼宣讲场次@全县}', '{妇联.巾帼宣讲受众@全县}'],
  ]
  return Buffer.from(await writeXlsx({ sheets: [{ name: '统计表', rows }] }))
}
