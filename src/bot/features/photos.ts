import { digestById } from '../../database/digest.ts'
import { picturesIn } from '../../database/report-pictures.ts'
import { partThen } from '../../database/unit.ts'
import { subjectOf } from '../../desk/subject.ts'
import { withinOf } from '../../digest/scope.ts'
import { kindOf } from '../../kinds/index.ts'
import { called, key } from '../../messages/buttons.ts'
import * as messages from '../../messages/photos.ts'
import { feature } from '../feature.ts'

type Facts = 'gone' | { readonly digest: number; readonly photos: readonly messages.Photo[]; readonly from: number }

/** 照片: an editor sees the pictures that came with the reports of a digest. They go to nobody else. */
export const photos = feature<Facts, 'photos'>({
  role: 'editor',
  narrows: true,
  place: 'private',
  topic: 'digests',
  help: ['“一周汇编”里的“照片”：各单位随填报发来的'],
  named: called(
    '照片、活动 照片、各单位 照片、照片 看、照片 哪、看 照片、活动|现场|各村|各镇|单位|本周|这周 照片、要|收|下载|导出|存|翻 照片、照片 打包|汇总|集中|谁|里|多少',
    key('', 'photos', { digest: 0, from: 0 }),
  ),
  buttons: ['photos'],
  load: async (db, asked, { desk, now }) => {
    if (asked.by !== 'tap') throw new Error('no digest was asked about')
    const { digest, from } = asked.button.parts
    const row = await digestById(db, digest)
    if (!row) return 'gone'
    const { catalogue } = desk
    const { period } = await subjectOf(db, desk, row)
    const questions = catalogue.forms.flatMap((form) => form.questions)
    const codes = [...new Set(questions.flatMap((q) => (kindOf(q).takesPictures ? [q.code] : [])))]
    const part = await partThen(db, withinOf(row.scope), { day: period.to, asOf: now })
    const found = await picturesIn(db, { codes, part, ...period, asOf: now })
    const titleOf = (code: string) => catalogue.forms.find((form) => form.code === code)?.title ?? code
    const all = found.flatMap(({ files, form, ...of }) => files.map((file) => ({ ...of, file, form: titleOf(form) })))
    return { digest, photos: all, from }
  },
  decide: (facts, door) => {
    if (facts === 'gone') return { say: [messages.GONE] }
    const { digest, photos: all, from } = facts
    const page = all.slice(from, from + messages.A_PAGE)
    return {
      say: [messages.aboutPhotos(digest, { from, all: all.length })],
      owe: page.map((photo) => messages.photoTo(door.chatId, photo)),
    }
  },
})
