// SPDX-License-Identifier: Apache-2.0
import { createTransport, type Transporter } from 'nodemailer'

/** Where e-mail goes out, and what stands in it. */
export interface MailSettings {
  /** `smtp://` or `smtps://` address of the mail server. */
  readonly smtpUrl: string
  readonly from: string
  readonly houseName: string
  /** Address of the house, to complete links. */
  readonly publicUrl: string
}

/** One letter; sent again after a crash it keeps its id, so that mail servers can drop the repeat. */
export interface Letter {
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly paragraphs: readonly string[]
}

/** Hands letters to the mail server. */
export interface PostOffice {
  readonly houseName: string
  /** A path of the house as a full address. */
  address(path: string): string
  post(letter: Letter): Promise<void>
}

const clearlyNotNow = 30_000

const transportOf = (smtpUrl: string): Transporter =>
  createTransport(smtpUrl, {
    connectionTimeout: clearlyNotNow,
    greetingTimeout: clearlyNotNow,
    socketTimeout: clearlyNotNow,
  } as never)

/** Opens the way to the mail server; it is asked at the first letter. */
export const openPostOffice = ({ smtpUrl, from, houseName, publicUrl }: MailSettings): PostOffice => {
  let transport: Transporter | undefined
  return {
    houseName,
    address: (path) => String(new URL(path, publicUrl)),
    post: async ({ id, to, subject, paragraphs }) => {
      transport ??= transportOf(smtpUrl)
      await transport.sendMail({
        from: { name: houseName, address: from },
        to,
        subject: subject.replace(/\s+/g, ' '),
        text: [
          ...paragraphs,
          `Thư này do ${houseName} gửi tự động. Anh/chị vui lòng không trả lời thư.`,
        ].join('\n\n'),
        messageId: `<${id}@${new URL(publicUrl).hostname}>`,
      })
    },
  }
}
