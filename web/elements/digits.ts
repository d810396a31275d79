/** For Intl: the digits of codes and of every text. In Arabic, WebKit would write others. @see https://cldr.unicode.org/index/cldr-spec/numbering-systems */
export const latinDigits = { numberingSystem: "latn" } as const;
