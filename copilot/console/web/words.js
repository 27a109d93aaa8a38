// What the pages say, in both languages. Counted nouns follow the language's own plural rules.

const WORDS = {
  ar: {
    title: "مساعد اللايف", open: "مفتوحة", pinned: "مثبتة", answered: "تمت", hidden: "مخفية",
    comments: { one: "تعليق واحد", two: "تعليقان", few: "{n} تعليقات", other: "{n} تعليق" },
    waiting: { zero: "لا أحد ينتظر", one: "ينتظر", two: "ينتظران", other: "ينتظرون" },
    people: { one: "شخص واحد", two: "شخصان", few: "{n} أشخاص", other: "{n} شخص" },
    askers: { one: "سأل", two: "سألا", other: "سألوا" }, more: { one: "صيغة أخرى", two: "صيغتان أخريان", few: "{n} صيغ أخرى", other: "{n} صيغة أخرى" },
    now: "الآن", seconds: "منذ ثوانٍ", minutes: { one: "منذ دقيقة", two: "منذ دقيقتين", few: "منذ {n} دقائق", other: "منذ {n} دقيقة" },
    hours: { one: "منذ ساعة", two: "منذ ساعتين", few: "منذ {n} ساعات", other: "منذ {n} ساعة" },
    pin: "تثبيت", unpin: "إلغاء التثبيت", edit: "تعديل", write: "كتابة إجابة", writeShort: "كتابة", done: "تمت", moreActions: "إجراءات أخرى",
    hide: "إخفاء", unhide: "إظهار", merge: "دمج", rename: "تغيير العنوان", undo: "تراجع", message: "رسالة للمقدّمة",
    onAir: "على الهواء", nothingOnAir: "لا شيء على الهواء", chooseProduct: "ما المعروض الآن؟", search: "بحث",
    answerTo: "إجابة عن «{title}»", answerHint: "ما يُقرأ على الهواء", offer: "عرضها للمقدّمة", answeredSo: "تمت الإجابة بهذا",
    earlier: "كُتب من قبل", use: "استخدام", wroteMeanwhile: "كتابة جديدة من {by}:", renameTo: "عنوان البطاقة", save: "حفظ", cancel: "إلغاء", close: "إغلاق",
    mergeInto: "«{title}» هو نفس سؤال…", nothingToMerge: "لا توجد أسئلة أخرى", mergeHow: "تصبح البطاقتان بطاقة واحدة بعنوان ما تختاره.",
    messageHint: "جملة قصيرة تظهر على شاشتها ثلاث دقائق", send: "إرسال", retract: "سحب الرسالة", messageBy: "رسالة من {by}", messageYours: "رسالتك للمقدّمة",
    source: "المصدر: {source}", wordsBy: "بقلم {by}", youWrote: "بقلمك", noAnswer: "لا توجد إجابة في ملف المحل", answerWas: "الإجابة: {by}", byVoice: "أُجيب بالصوت",
    rising: "يزداد", again: "سُئل من جديد", complaint: "شكوى", stream_problem: "مشكلة في البث", pinnedBy: "تثبيت {by}", notConfirmed: "قيد الإرسال…", queued: "ينتظر عودة الاتصال",
    lost: "انقطع الاتصال. المحاولة مستمرة، وما تضغطه يُرسل عند عودته.", back: "عاد الاتصال", connecting: "جارٍ الاتصال…", over: "انتهى اللايف. هذه آخر حالة.",
    refused: "هذا الرابط لم يعد صالحًا", refusedHow: "للدخول: مسح رمز QR من جديد على جهاز المقدّمة، أو طلب رابط جديد.", full: "الصفحة ممتلئة الآن. تُعاد المحاولة بعد قليل.", later: "محاولات كثيرة. تُعاد المحاولة بعد قليل.",
    notTaken: "لم يُقبل: {what}", cannotSend: "لم يصل قبل نهاية اللايف", who: "بأي اسم يراك الفريق؟", whoHow: "يظهر اسمك بجانب ما تفعله، لمن يعمل معك.", name: "الاسم", enter: "دخول", skip: "بدون اسم",
    activity: "من فعل ماذا", noActivity: "لا شيء بعد", here: "متصلون الآن", you: "أنت", language: "English", theme: "المظهر الداكن", themeLight: "المظهر الفاتح", menu: "القائمة", looking: "مشاهدة فقط",
    emptyOpen: "لا أسئلة مفتوحة", emptyOpenHow: "تظهر هنا فور أن يسأل المشاهدون.", emptyPinned: "لا شيء مثبت", emptyAnswered: "لا أسئلة مُجابة بعد", emptyHidden: "لا شيء مخفي",
    listening: "في انتظار الأسئلة…", answeredToast: "تمت الإجابة", bigger: "تكبير", smaller: "تصغير", newest: "آخر تعليق {age}", missed: "فات نحو {n}", presenter: "المقدّمة", recording: "التسجيل",
    state_live: "مباشر", state_connecting: "يتصل", state_waiting: "ينتظر", state_offline: "متوقف", state_failed: "فشل",
    did_pin: "{by}: تثبيت «{title}»", did_unpin: "{by}: إلغاء تثبيت «{title}»", did_answered: "{by}: تمت الإجابة عن «{title}»", did_propose: "{by}: إجابة مكتوبة لـ «{title}»", did_hide: "{by}: إخفاء «{title}»",
    did_unhide: "{by}: إظهار «{title}»", did_rename: "{by}: عنوان جديد «{title}»", did_merge: "{by}: دمج «{title}»", did_show: "{by}: على الهواء «{title}»", did_message: "{by}: رسالة للمقدّمة", did_retract: "{by}: سحب رسالة", did_undo: "{by}: تراجع عن آخر إجراء",
    why_role: "دورك لا يسمح بهذا", why_malformed: "تعذّر فهم الطلب", why_unknown_product: "المنتج غير موجود في ملف المحل", details: "التفاصيل", asked: "سأل {people} · {comments}",
  },
  en: {
    title: "Live Copilot", open: "Open", pinned: "Pinned", answered: "Answered", hidden: "Hidden",
    comments: { one: "{n} comment", other: "{n} comments" }, waiting: { other: "waiting" },
    people: { one: "1 person", other: "{n} people" }, askers: { other: "asked" }, more: { one: "1 more", other: "{n} more" },
    now: "now", seconds: "seconds ago", minutes: { other: "{n} min ago" }, hours: { other: "{n} h ago" },
    pin: "Pin", unpin: "Unpin", edit: "Edit", write: "Write answer", writeShort: "Write", done: "Done", moreActions: "More actions",
    hide: "Hide", unhide: "Show again", merge: "Merge", rename: "Rename", undo: "Undo", message: "Message presenter",
    onAir: "On air", nothingOnAir: "Nothing on air", chooseProduct: "What is on air?", search: "Search",
    answerTo: "Answer to “{title}”", answerHint: "What the presenter can read out", offer: "Show to presenter", answeredSo: "Answered with this",
    earlier: "Written before", use: "Use", wroteMeanwhile: "{by} wrote meanwhile:", renameTo: "Title of the card", save: "Save", cancel: "Cancel", close: "Close",
    mergeInto: "“{title}” asks the same as…", nothingToMerge: "There are no other questions", mergeHow: "They become one card, under the title that you choose here.",
    messageHint: "One short sentence; stays on her screen for three minutes", send: "Send", retract: "Take message back", messageBy: "Message from {by}", messageYours: "Your message to the presenter",
    source: "Source: {source}", wordsBy: "Written by {by}", youWrote: "Written by you", noAnswer: "No answer in the shop file", answerWas: "Answer: {by}", byVoice: "Answered on air",
    rising: "Rising", again: "Asked again", complaint: "Complaint", stream_problem: "Stream problem", pinnedBy: "Pinned by {by}", notConfirmed: "Sending…", queued: "Waits for the connection",
    lost: "Connection lost. Trying again; what you tap is sent when it is back.", back: "Connected again", connecting: "Connecting…", over: "The live is over. This is how it ended.",
    refused: "This link does not work any more", refusedHow: "Scan the QR code on the presenter’s computer again, or ask for a new link.", full: "The page is full right now. Trying again shortly.", later: "Too many tries. Trying again shortly.",
    notTaken: "Not taken: {what}", cannotSend: "It did not arrive before the live ended", who: "What shall the team call you?", whoHow: "Your name stands beside what you do, for those who work with you.", name: "Name", enter: "Come in", skip: "Without a name",
    activity: "Who did what", noActivity: "Nothing yet", here: "Here now", you: "You", language: "العربية", theme: "Dark look", themeLight: "Light look", menu: "Menu", looking: "Looking on",
    emptyOpen: "No open questions", emptyOpenHow: "They appear here as soon as viewers ask.", emptyPinned: "Nothing is pinned", emptyAnswered: "Nothing answered yet", emptyHidden: "Nothing is hidden",
    listening: "Listening for questions…", answeredToast: "Answered", bigger: "Larger", smaller: "Smaller", newest: "Newest comment {age}", missed: "About {n} missed", presenter: "Presenter", recording: "Recording",
    state_live: "live", state_connecting: "connecting", state_waiting: "waiting", state_offline: "offline", state_failed: "failed",
    did_pin: "{by} pinned “{title}”", did_unpin: "{by} unpinned “{title}”", did_answered: "{by} marked “{title}” answered", did_propose: "{by} wrote an answer to “{title}”", did_hide: "{by} hid “{title}”",
    did_unhide: "{by} brought “{title}” back", did_rename: "{by} renamed “{title}”", did_merge: "{by} merged “{title}”", did_show: "{by} put “{title}” on air", did_message: "{by} sent the presenter a message", did_retract: "{by} took a message back", did_undo: "{by} undid the last step",
    why_role: "your role may not do this", why_malformed: "the request was not understood", why_unknown_product: "the shop file has no such product", details: "Details", asked: "{people} asked · {comments}",
  },
};

export const LANGUAGES = Object.keys(WORDS);
const PLATFORMS = { tiktok: "TikTok", facebook: "Facebook", instagram: "Instagram" };
let language = "ar";
let plural = new Intl.PluralRules("ar");
const figures = new Intl.NumberFormat("en-GB");

export function useLanguage(wanted) {
  language = LANGUAGES.includes(wanted) ? wanted : "en";
  plural = new Intl.PluralRules(language);
  document.documentElement.lang = language;
  document.documentElement.dir = language === "ar" ? "rtl" : "ltr";
  document.title = say("title");
}

export const currentLanguage = () => language;

export function preferredLanguage(remembered) {
  if (LANGUAGES.includes(remembered)) return remembered;
  return navigator.languages.some((each) => each.toLowerCase().startsWith("ar")) ? "ar" : "en";
}

// Other people's words inside ours keep their own direction (Unicode isolates).
export const isolate = (text) => `\u2068${text}\u2069`;

export const number = (value) => (value < 10000 ? String(value) : figures.format(value));

export function say(key, values = {}) {
  let words = WORDS[language][key];
  if (words === undefined) return "";
  if (typeof words === "object") words = words[plural.select(values.n)] ?? words.other;
  return words.replace(/\{(\w+)\}/g, (_, name) => (name === "n" ? number(values.n) : isolate(values[name] ?? "")));
}

export function age(seconds) {
  if (seconds < 10) return say("now");
  if (seconds < 60) return say("seconds");
  return seconds < 3600 ? say("minutes", { n: Math.floor(seconds / 60) }) : say("hours", { n: Math.floor(seconds / 3600) });
}

export const platform = (name) => PLATFORMS[name] ?? (name === "recording" ? say("recording") : name);
export const person = (by) => (by === "presenter" ? say("presenter") : by === "recording" ? say("recording") : by);
