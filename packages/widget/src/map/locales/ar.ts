import type { MapMessages } from './en.js';

export const ar: MapMessages = {
  signaturesTitle: 'التوقيعات بحسب البلد',
  stancesTitle: 'مواقف الحكومات',
  hint: 'أشر إلى بلد أو المسه، أو انتقل من بلد إلى آخر بمفاتيح الأسهم.',
  legend: 'مفتاح الخريطة',
  signatures: {
    zero: 'لا توقيعات',
    one: 'توقيع واحد',
    two: 'توقيعان',
    few: '{count} توقيعات',
    many: '{count} توقيعًا',
    other: '{count} توقيع',
  },
  range: 'من {from} إلى {to}',
  rangeOpen: '{from} فأكثر',
  noNumber: 'لا يُعرض عدد',
  'stance-open': 'منفتح',
  'stance-hesitant': 'متردد جزئيًا',
  'stance-reluctant': 'متحفظ',
  'stance-unknown': 'غير معروف',
  stanceOf: 'موقف الحكومة: {stance}',
  sourceOn: 'المصدر: {source} ({date})',
  table: 'عرض كجدول',
  country: 'البلد',
  count: 'التوقيعات',
  stance: 'الموقف',
  source: 'المصدر',
  positionsFailed: 'تعذّر تحميل المواقف. سنحاول مجددًا بعد قليل.',
  boundaries:
    'الحدود هي حدود Natural Earth مبسّطةً لمقياس صغير، والبلدان هي بلدان المعيار ISO 3166 إضافةً إلى كوسوفو. وتُرسم المنطقة التي لا رمز خاصًا بها مع البلد الذي تندرج تحت رمزه. والبلدان الصغيرة نقاط. ولا تعبّر الحدود ولا الأسماء عن أي رأي في الوضع القانوني لأي بلد أو إقليم أو منطقة.',
};
