import { z } from 'zod'

/** Codes are permanent: figures and reports refer to them for as long as the county keeps its data. */
export const code = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/, '只用小写字母、数字和下划线，字母开头')
  // Answers are an object by code: every object has a `constructor` already.
  .refine((text) => !(text in {}), '这个代码不能用，请换一个')
/** Forms and questions are named in the data of buttons, which has 64 bytes (Bot API, InlineKeyboardButton). */
export const shortCode = (max: number) => code.max(max, `不超过${max}个字母`)
export const chinese = (max: number) =>
  z
    .string()
    .trim()
    .min(1, '不能为空')
    .max(max, { error: ({ input }) => `不超过${max}个字（现有${String(input).length}个字）` })
