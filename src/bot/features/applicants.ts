import { type Applicant, applicantsIn, lockRequest } from '../../database/join-request.ts'
import { called, key } from '../../messages/buttons.ts'
import * as messages from '../../messages/joining.ts'
import { messageTo } from '../../messages/said.ts'
import { type Door, type Effects, feature } from '../feature.ts'

const MOST = 50

/** `answered`: the one that was answered; undefined: somebody had done so before. */
type Facts = {
  readonly waiting: readonly Applicant[]
  readonly answer?: { readonly of: Applicant | undefined; readonly yes: boolean }
}

/** 申请加入, as an editor sees it: accept or decline, one after the other. */
export const applicants = feature<Facts, 'applicants' | 'applicant'>({
  role: 'editor',
  narrows: true,
  place: 'private',
  opens: key('申请加入', 'applicants'),
  named: called(
    '申请、谁 申请、加入 申请、审批、批准、通过 申请、要|想 加入|进来 同意|批|谁|人、有人 申请|加入|要 进、同意 加入|进来、待 批|同意|审批、谁 要 进|加入、通过 加入',
    key('', 'applicants'),
  ),
  buttons: ['applicants', 'applicant'],
  needs: async (db, { reach, now }) => {
    const waiting = await applicantsIn(db, reach, now, MOST)
    return waiting.length > 0 ? [key(`申请加入（${waiting.length}人）`, 'applicants')] : []
  },
  load: async (db, asked, { reach, now }) => {
    const answers = asked.by === 'tap' && asked.button.name === 'applicant' ? asked.button.parts : undefined
    const of = answers && (await lockRequest(db, answers.request, now))
    const waiting = (await applicantsIn(db, reach, now, MOST)).filter(({ id }) => id !== of?.id)
    return answers ? { waiting, answer: { of, yes: answers.verdict === 'yes' } } : { waiting }
  },
  decide: ({ waiting, answer }, door) => {
    const list = messages.applicantList(waiting)
    if (!answer) return { say: [list] }
    if (!answer.of) return { say: [{ ...list, text: `${messages.ANSWERED_ALREADY}\n${list.text}` }] }
    const lead = messages.answered(answer.of, answer.yes)
    return { ...settled(answer.of, answer.yes, door), say: [{ ...list, text: `${lead}\n${list.text}` }] }
  },
})

function settled({ id, personId, chatId, unitId, unit }: Applicant, yes: boolean, { who, now }: Door): Effects {
  const { text, keys } = messages.welcome(unit, 'reporter')
  return {
    owe: [yes ? messageTo(chatId, text, keys) : messageTo(chatId, messages.declined(unit))],
    write: [
      { do: 'dropRequest', of: { id } },
      ...(yes
        ? [{ do: 'addMembership' as const, of: { personId, unitId, role: 'reporter' as const, since: now } }]
        : []),
      {
        do: 'note',
        of: {
          ...{ at: now, personId: who.id, action: yes ? 'accept' : 'decline', subject: `unit ${unitId}` },
          detail: { person: personId },
        },
      },
    ],
  }
}
