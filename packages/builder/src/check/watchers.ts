import type { Pasted } from './pasted.js';

/**
 * Scripts that film what people do on a page, or take what they type into its forms: session replay, and pixels with
 * "advanced" or "automatic" matching. By the hosts that they come from and send to.
 */
const watchers: Readonly<Record<string, readonly string[]>> = {
  Hotjar: ['hotjar.com', 'hotjar.io'],
  FullStory: ['fullstory.com'],
  'Microsoft Clarity': ['clarity.ms'],
  LogRocket: ['logrocket.com', 'logrocket.io', 'lr-ingest.com', 'lr-ingest.io', 'lr-in.com', 'lr-in-prod.com'],
  Mouseflow: ['mouseflow.com'],
  Smartlook: ['smartlook.com', 'smartlook.cloud'],
  'Lucky Orange': ['luckyorange.com', 'luckyorange.net'],
  Inspectlet: ['inspectlet.com'],
  Contentsquare: ['contentsquare.net', 'contentsquare.com'],
  'Quantum Metric': ['quantummetric.com'],
  'Yandex Metrica': ['mc.yandex.ru', 'mc.yandex.com', 'mc.webvisor.org', 'mc.webvisor.com'],
  'Meta Pixel': ['connect.facebook.net', 'facebook.com'],
  'TikTok Pixel': ['analytics.tiktok.com'],
  'LinkedIn Insight': ['snap.licdn.com', 'px.ads.linkedin.com'],
  'X Pixel': ['static.ads-twitter.com'],
  'Pinterest Tag': ['s.pinimg.com', 'ct.pinterest.com'],
  'Snap Pixel': ['sc-static.net'],
  'Google Tag Manager': ['googletagmanager.com'],
};

/** Links to a page of theirs, say to a profile, load nothing. */
const loads = /(?:src|href)\s*=\s*["']?[^"'\s>]+|["'`](?:https?:)?\/\/[^"'`\s]+/gi;
const linksAway = /<a\b[^>]*>/gi;

/** @returns their names, in the order above */
export const watchersIn = ({ policies, text }: Pasted): readonly string[] => {
  const listed = policies.flatMap(({ directives }) =>
    [...directives].flatMap(([name, sources]) => (/^(script|connect|default)-src/.test(name) ? sources : [])),
  );
  const loaded = text.replaceAll(linksAway, '').match(loads) ?? [];
  const hosts = [...listed.map(hostOf), ...loaded.map(hostOf)].filter((host) => host !== '');
  return Object.keys(watchers).filter((name) =>
    watchers[name]?.some((own) => hosts.some((host) => host === own || host.endsWith(`.${own}`))),
  );
};

const hostOf = (source: string): string =>
  (
    /^(?:.*?["'=`]\s*)?(?:[a-z]+:)?(?:\/\/)?(?:\*\.)?([a-z\d-]+(?:\.[a-z\d-]+)+)(?=[:/?"'`\s]|$)/i.exec(source)?.[1] ??
    ''
  ).toLowerCase();
