import { describe, expect, it } from 'vitest';
import type { Letter } from '../mail/index.js';
import { confirmationMail, knownMail, type ConfirmationMailData, type KnownMailData } from './signature-mail.js';

const data: ConfirmationMailData = {
  lang: 'en',
  petitionTitle: 'A review mechanism for the UNCAC',
  memberName: 'Example Chapter Kenya',
  link: 'https://petition.example.org/confirm/abc_DEF-123?lang=en&from=mail',
  days: 7,
  stopLink: 'https://petition.example.org/stop/xyz_1?lang=en',
  responsible: { name: 'The coalition', contact: 'questions@campaign.example' },
  sender: { name: 'Campaign office', address: 'petition@campaign.example' },
  subject: 'One more step',
};
const known: KnownMailData = { ...data, alsoBrought: null };
const languages = ['ar', 'en', 'es', 'fr', 'ru', 'zh'];
const urls = (text: string) => text.match(/https?:\/\/[^\s"<>]+/g) ?? [];
const both = ({ text, html }: Letter) => [
  text,
  html.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&'),
];

describe.each(languages)('the mail to confirm (%s)', (lang) => {
  const mail = confirmationMail({ ...data, lang });

  it('names the petition, the page it was entered on, and who answers questions, as text and as HTML', () => {
    for (const part of both(mail)) {
      for (const said of [
        data.petitionTitle,
        'Example Chapter Kenya',
        data.link,
        'The coalition',
        'questions@campaign.example',
      ]) {
        expect(part).toContain(said);
      }
      expect(part).not.toMatch(/\{\w+\}|undefined|null/);
    }
  });

  it('leads to its page and to the one that ends all mails, and loads nothing', () => {
    expect(urls(mail.text)).toEqual([data.link, data.stopLink]);
    expect(new Set(urls(mail.html.replaceAll('&amp;', '&')))).toEqual(new Set([data.link, data.stopLink]));
    expect(mail.html).not.toMatch(/<(img|link|script|style|iframe|object|table)|src=|background-image|@import|url\(/i);
  });
});

describe('mails about a signature', () => {
  it('have the sender and the subject of the petition', () => {
    for (const mail of [confirmationMail(data), knownMail(known)]) {
      expect(mail.from).toEqual(data.sender);
      expect(mail.subject).toBe('One more step');
    }
  });

  it('let mail programs end all mails by a button of their own', () => {
    for (const mail of [confirmationMail(data), knownMail(known)])
      expect(mail.headers).toEqual({
        'List-Unsubscribe': `<${data.stopLink}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      });
  });

  it('do without a member where there is none', () => {
    const [text] = both(confirmationMail({ ...data, memberName: null }));
    expect(text).not.toMatch(/null|\{site\}/);
    expect(text).toContain(data.petitionTitle);
  });

  it('say to a mailbox that signed before where its signature is', () => {
    for (const part of both(knownMail(known))) {
      expect(part).toContain('It has already signed this petition');
      expect(part).toContain(data.link);
      expect(part).toContain('questions@campaign.example');
    }
  });

  it.each(languages)('offer to note a later member, by a second link (%s)', (lang) => {
    const link = 'https://petition.example.org/confirm/other_1';
    const mail = knownMail({ ...known, lang, alsoBrought: { memberName: 'Example Union (union.example)', link } });
    expect(urls(mail.text)).toEqual([data.link, link, data.stopLink]);
    for (const part of both(mail)) {
      expect(part).toContain('Example Union (union.example)');
      expect(part).not.toMatch(/\{\w+\}|undefined|null|false/);
    }
    expect(both(knownMail({ ...known, lang })).join()).not.toMatch(/undefined|\{site\}|null/);
  });

  it('are written from right to left in Arabic', () => {
    expect(confirmationMail({ ...data, lang: 'ar' }).html).toContain('<html lang="ar" dir="rtl">');
    expect(confirmationMail(data).html).toContain('<html lang="en" dir="ltr">');
  });

  it('escape what campaigns write', () => {
    const mail = confirmationMail({
      ...data,
      petitionTitle: '<script>alert(1)</script> & "more"',
      memberName: `<img src=x>'`,
    });
    expect(mail.html).not.toMatch(/<script|<img/);
    expect(mail.text).toContain('<script>alert(1)</script> & "more"');
  });
});
