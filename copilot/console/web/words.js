// What the pages say, in both languages. Counted nouns follow the language's own plural rules.

const WORDS = {
  ar: {
    title: "مساعد اللايف", open: "مفتوحة", pinned: "مثبتة", answered: "تمت", hidden: "مخفية",
    comments: { one: "تعليق واحد", two: "تعليقان", few: "{n} تعليقات", other: "{n} تعليق" },
    waiting: { zero: "لا أحد ينتظر", one: "ينتظر", two: "ينتظران", other: "ينتظرون" },
    people: { one: "شخص واحد", two: "شخصان", few: "{n} أشخاص", other: "{n} شخص" },
    askers: { one: "سأل", two: "سألا", other: "سألوا" }, more: { one: "وتعليق آخر", two: "وتعليقان آخران", few: "و{n} تعليقات أخرى", other: "و{n} تعليقًا آخر" },
    now: "الآن", seconds: "منذ ثوانٍ", justNow: "الآن", changed: "عُدّل {when}", onDay: "يوم {day}", stale: "قديم، تجب مراجعته", minutes: { one: "منذ دقيقة", two: "منذ دقيقتين", few: "منذ {n} دقائق", other: "منذ {n} دقيقة" },
    hours: { one: "منذ ساعة", two: "منذ ساعتين", few: "منذ {n} ساعات", other: "منذ {n} ساعة" },
    pin: "تثبيت", unpin: "إلغاء التثبيت", edit: "تعديل", write: "كتابة إجابة", writeShort: "كتابة", done: "تمت", moreActions: "إجراءات أخرى",
    hide: "إخفاء", unhide: "إظهار", merge: "دمج", rename: "تغيير العنوان", undo: "تراجع", message: "رسالة للمقدّمة",
    onAir: "على الهواء", nothingOnAir: "لا شيء على الهواء", chooseProduct: "ما المعروض الآن؟", search: "بحث",
    answerTo: "إجابة عن «{title}»", answerHint: "ما يُقرأ على الهواء", offer: "عرضها للمقدّمة", answeredSo: "تمت الإجابة بهذا",
    earlier: "كُتب من قبل", use: "استخدام", wroteMeanwhile: "كتابة جديدة من {by}:", renameTo: "عنوان البطاقة", save: "حفظ", cancel: "إلغاء", close: "إغلاق",
    mergeInto: "«{title}» هو نفس سؤال…", nothingToMerge: "لا توجد أسئلة أخرى", mergeHow: "تصبح البطاقتان بطاقة واحدة بعنوان ما تختاره.",
    messageHint: "جملة قصيرة تظهر على شاشتها ثلاث دقائق", send: "إرسال", retract: "سحب الرسالة", messageBy: "رسالة من {by}", messageYours: "رسالتك للمقدّمة",
    source: "المصدر: {source}", wordsBy: "بقلم {by}", youWrote: "بقلمك", noAnswer: "لا توجد إجابة في ملف المحل", shopFault: "ملف المحل فيه خطأ، وما زالت آخر بيانات سليمة هي المستخدمة:", answerWas: "الإجابة: {by}", byVoice: "أُجيب بالصوت",
    rising: "يزداد", again: "سُئل من جديد", complaint: "شكوى", stream_problem: "مشكلة في البث", pinnedBy: "تثبيت {by}", notConfirmed: "قيد الإرسال…", queued: "ينتظر عودة الاتصال",
    lost: "انقطع الاتصال. المحاولة مستمرة، وما تضغطه يُرسل عند عودته.", back: "عاد الاتصال", connecting: "جارٍ الاتصال…", over: "انتهى اللايف. هذه آخر حالة.",
    refused: "هذا الرابط لم يعد صالحًا", refusedHow: "للدخول: مسح رمز QR من جديد على جهاز المقدّمة، أو طلب رابط جديد.", full: "الصفحة ممتلئة الآن. تُعاد المحاولة بعد قليل.", later: "محاولات كثيرة. تُعاد المحاولة بعد قليل.",
    notTaken: "لم يُقبل: {what}", cannotSend: "لم يصل قبل نهاية اللايف", who: "بأي اسم يراك الفريق؟", whoHow: "يظهر اسمك بجانب ما تفعله، لمن يعمل معك.", name: "الاسم", enter: "دخول", skip: "بدون اسم",
    activity: "من فعل ماذا", noActivity: "لا شيء بعد", here: "متصلون الآن", you: "أنت", language: "English", theme: "المظهر الداكن", themeLight: "المظهر الفاتح", menu: "القائمة", looking: "مشاهدة فقط",
    emptyOpen: "لا أسئلة مفتوحة", emptyOpenHow: "تظهر هنا فور أن يسأل المشاهدون.", emptyPinned: "لا شيء مثبت", emptyAnswered: "لا أسئلة مُجابة بعد", emptyHidden: "لا شيء مخفي",
    listening: "في انتظار الأسئلة…", answeredToast: "تمت الإجابة", bigger: "تكبير", smaller: "تصغير", newest: "آخر تعليق {age}", missed: "فات نحو {n}", unsaved: "تعذّر حفظ الجلسة: {n} من التعليقات في الذاكرة فقط", presenter: "المقدّمة", recording: "التسجيل",
    state_live: "مباشر", state_connecting: "يتصل", state_waiting: "ينتظر", state_offline: "متوقف", state_failed: "فشل",
    did_pin: "{by}: تثبيت «{title}»", did_unpin: "{by}: إلغاء تثبيت «{title}»", did_answered: "{by}: تمت الإجابة عن «{title}»", did_propose: "{by}: إجابة مكتوبة لـ «{title}»", did_hide: "{by}: إخفاء «{title}»",
    did_unhide: "{by}: إظهار «{title}»", did_rename: "{by}: عنوان جديد «{title}»", did_merge: "{by}: دمج «{title}»", did_show: "{by}: على الهواء «{title}»", did_message: "{by}: رسالة للمقدّمة", did_retract: "{by}: سحب رسالة", did_undo: "{by}: تراجع عن آخر إجراء",
    orders: "الطلبات", emptyOrders: "لا طلبات بعد", emptyOrdersHow: "ما يكتبه المشاهدون من طلبات يظهر هنا سطرًا سطرًا.", orderNumber: "طلب {n}", noProduct: "منتج غير معروف",
    order_new: "جديد", order_confirmed: "مؤكد", order_shipped: "شُحن", order_cancelled: "ملغي", orderBy: "{state} · {by}", confirm: "تأكيد", ship: "شُحن", cancelOrder: "إلغاء الطلب", reopen: "إرجاعه جديدًا", editOrder: "تعديل الطلب",
    product: "المنتج", size: "المقاس", colour: "اللون", quantity: "العدد", unknown: "غير محدد", messageText: "نص التأكيد", messageTextHow: "للنسخ والإرسال إلى العميلة. كل ما فيه من ملف المحل.", copy: "نسخ", copied: "تم النسخ", writeMessage: "الرسالة",
    hasPhone: "كُتب رقم تليفون", hasAddress: "كُتب عنوان", hasBoth: "كُتب رقم تليفون وعنوان", reveal: "إظهار بيانات التواصل", contact: "بيانات التواصل", contactHow: "تُعرض لك وحدك، ويُسجَّل أنك اطلعتَ عليها.", contactNone: "لم تُحفظ بيانات لهذا الطلب. هي في التعليق على {platform}.", onPlatform: "في التعليق على {platform}",
    gone_phone: "رقم محذوف", gone_address: "عنوان محذوف", gone_name: "اسم محذوف",
    split: "فصل إلى سؤالين", splitHow: "الصيغ المختارة تصبح بطاقة وحدها، ومن يكتبها بعد ذلك يُحسب عليها.", splitOff: "فصل المختار", splitNone: "كل التعليقات هنا بصيغة واحدة، فلا شيء يُفصل.", needsLink: "يحتاج هذا إلى اتصال. المحاولة بعد عودته.", loading: "جارٍ التحميل…", moreWordings: { one: "صيغة أخرى نادرة", two: "صيغتان نادرتان", few: "{n} صيغ نادرة", other: "{n} صيغة نادرة" },
    invite: "دعوة", inviteHow: "يُمسح بكاميرا هاتف على نفس شبكة الـ Wi-Fi. من معه الرابط يدخل.", inviteHere: "هذا الرابط يفتح على هذا الكمبيوتر فقط. لدخول الهواتف يبدأ اللايف مع السماح لها.", role_moderator: "مشرف", role_reviewer: "مشاهدة فقط", role_watcher: "OBS", renewLink: "رابط جديد وإخراج الجميع", renewed: "رابط جديد. كل من دخل بالقديم خرج.", copyLink: "نسخ الرابط",
    install: "على الشاشة الرئيسية", installNow: "تثبيت التطبيق", installIos: "من زر المشاركة في Safari: «إضافة إلى الشاشة الرئيسية».", installDone: "الصفحة مثبتة بالفعل.", installBrowser: "من قائمة المتصفح: «تثبيت التطبيق» أو «إضافة إلى الشاشة الرئيسية».", installPlain: "هذا العنوان غير مشفّر، فيضع المتصفح على الشاشة اختصارًا فقط ولا تفتح الصفحة بلا اتصال. التثبيت الكامل يحتاج بدء اللايف مع ‎--tls.", installTrust: "الاتصال مشفّر، لكن الهاتف لا يعرف شهادة هذا الكمبيوتر بعد. بعد تثبيتها مرة واحدة تُثبَّت الصفحة كتطبيق بلا تحذير.", getCertificate: "تنزيل الشهادة", trustHow: "Android: الإعدادات ← الأمان ← تثبيت شهادة CA. ‏iPhone: الإعدادات ← تم تنزيل ملف التعريف ← تثبيت، ثم حول ← إعدادات الثقة في الشهادات. البصمة يجب أن تطابق ما على شاشة الكمبيوتر.",
    pasteLink: "لصق رابط جديد", pasteHow: "الرابط الكامل كما هو على شاشة المقدّمة", wrongLink: "هذا ليس رابطًا لهذه الصفحة",
    did_split: "{by}: فصل جزء من «{title}»", did_order_state: "{by}: «{title}» {state}", did_order_edit: "{by}: تعديل «{title}»", why_nothing_left: "لم يبقَ ما يُفصل",
    why_role: "دورك لا يسمح بهذا", why_malformed: "تعذّر فهم الطلب", why_unknown_product: "المنتج غير موجود في ملف المحل", details: "التفاصيل", asked: "سأل {people} · {comments}",
  },
  en: {
    title: "Live Copilot", open: "Open", pinned: "Pinned", answered: "Answered", hidden: "Hidden",
    comments: { one: "{n} comment", other: "{n} comments" }, waiting: { other: "waiting" },
    people: { one: "1 person", other: "{n} people" }, askers: { other: "asked" }, more: { one: "1 more", other: "{n} more" },
    now: "now", seconds: "seconds ago", justNow: "just now", changed: "changed {when}", onDay: "on {day}", stale: "Old, check it", minutes: { other: "{n} min ago" }, hours: { other: "{n} h ago" },
    pin: "Pin", unpin: "Unpin", edit: "Edit", write: "Write answer", writeShort: "Write", done: "Done", moreActions: "More actions",
    hide: "Hide", unhide: "Show again", merge: "Merge", rename: "Rename", undo: "Undo", message: "Message presenter",
    onAir: "On air", nothingOnAir: "Nothing on air", chooseProduct: "What is on air?", search: "Search",
    answerTo: "Answer to “{title}”", answerHint: "What the presenter can read out", offer: "Show to presenter", answeredSo: "Answered with this",
    earlier: "Written before", use: "Use", wroteMeanwhile: "{by} wrote meanwhile:", renameTo: "Title of the card", save: "Save", cancel: "Cancel", close: "Close",
    mergeInto: "“{title}” asks the same as…", nothingToMerge: "There are no other questions", mergeHow: "They become one card, under the title that you choose here.",
    messageHint: "One short sentence; stays on her screen for three minutes", send: "Send", retract: "Take message back", messageBy: "Message from {by}", messageYours: "Your message to the presenter",
    source: "Source: {source}", wordsBy: "Written by {by}", youWrote: "Written by you", noAnswer: "No answer in the shop file", shopFault: "The shop file has a mistake; its last good facts stay:", answerWas: "Answer: {by}", byVoice: "Answered on air",
    rising: "Rising", again: "Asked again", complaint: "Complaint", stream_problem: "Stream problem", pinnedBy: "Pinned by {by}", notConfirmed: "Sending…", queued: "Waits for the connection",
    lost: "Connection lost. Trying again; what you tap is sent when it is back.", back: "Connected again", connecting: "Connecting…", over: "The live is over. This is how it ended.",
    refused: "This link does not work any more", refusedHow: "Scan the QR code on the presenter’s computer again, or ask for a new link.", full: "The page is full right now. Trying again shortly.", later: "Too many tries. Trying again shortly.",
    notTaken: "Not taken: {what}", cannotSend: "It did not arrive before the live ended", who: "What shall the team call you?", whoHow: "Your name stands beside what you do, for those who work with you.", name: "Name", enter: "Come in", skip: "Without a name",
    activity: "Who did what", noActivity: "Nothing yet", here: "Here now", you: "You", language: "العربية", theme: "Dark look", themeLight: "Light look", menu: "Menu", looking: "Looking on",
    emptyOpen: "No open questions", emptyOpenHow: "They appear here as soon as viewers ask.", emptyPinned: "Nothing is pinned", emptyAnswered: "Nothing answered yet", emptyHidden: "Nothing is hidden",
    listening: "Listening for questions…", answeredToast: "Answered", bigger: "Larger", smaller: "Smaller", newest: "Newest comment {age}", missed: "About {n} missed", unsaved: "The session can't be saved: {n} comments are in memory alone", presenter: "Presenter", recording: "Recording",
    state_live: "live", state_connecting: "connecting", state_waiting: "waiting", state_offline: "offline", state_failed: "failed",
    did_pin: "{by} pinned “{title}”", did_unpin: "{by} unpinned “{title}”", did_answered: "{by} marked “{title}” answered", did_propose: "{by} wrote an answer to “{title}”", did_hide: "{by} hid “{title}”",
    did_unhide: "{by} brought “{title}” back", did_rename: "{by} renamed “{title}”", did_merge: "{by} merged “{title}”", did_show: "{by} put “{title}” on air", did_message: "{by} sent the presenter a message", did_retract: "{by} took a message back", did_undo: "{by} undid the last step",
    orders: "Orders", emptyOrders: "No orders yet", emptyOrdersHow: "What viewers order appears here, one line each.", orderNumber: "Order {n}", noProduct: "Unknown product",
    order_new: "New", order_confirmed: "Confirmed", order_shipped: "Shipped", order_cancelled: "Cancelled", orderBy: "{state} · {by}", confirm: "Confirm", ship: "Shipped", cancelOrder: "Cancel order", reopen: "Make it new again", editOrder: "Edit order",
    product: "Product", size: "Size", colour: "Colour", quantity: "Quantity", unknown: "Not known", messageText: "Confirmation", messageTextHow: "To copy and send to the customer. All of it is from the shop file.", copy: "Copy", copied: "Copied", writeMessage: "Message",
    hasPhone: "A phone number was typed", hasAddress: "An address was typed", hasBoth: "A phone number and an address were typed", reveal: "Show how to reach them", contact: "How to reach them", contactHow: "Shown to you alone, and it is noted that you looked.", contactNone: "Nothing was kept for this order. It stands in the comment on {platform}.", onPlatform: "in the comment on {platform}",
    gone_phone: "number left out", gone_address: "address left out", gone_name: "name left out",
    split: "Split in two", splitHow: "The wordings you choose become a card of their own, and so do later comments of the same words.", splitOff: "Split these off", splitNone: "Every comment here is worded the same: there is nothing to split.", needsLink: "This needs the connection. Try when it is back.", loading: "Loading…", moreWordings: { one: "1 more, rare", other: "{n} more, rare" },
    invite: "Invite", inviteHow: "To be scanned with the camera of a phone in the same Wi-Fi. Whoever has the link gets in.", inviteHere: "This link works on this computer alone. Start the live with phones let in, and they can join.", role_moderator: "Moderator", role_reviewer: "Looking on", role_watcher: "OBS", renewLink: "New link, everybody out", renewed: "A new link. Whoever came in with the old one is out.", copyLink: "Copy link",
    install: "On the home screen", installNow: "Install", installIos: "In Safari, from the Share button: “Add to Home Screen”.", installDone: "This page is installed already.", installBrowser: "From the browser’s menu: “Install app” or “Add to Home screen”.", installPlain: "This address is not encrypted, so the browser puts no more than a shortcut on the home screen, and the page does not open without a connection. A full install needs the live to be started with --tls.", installTrust: "The connection is encrypted, but this phone does not know the computer’s certificate yet. Install it once, and the page installs as an app, without a warning.", getCertificate: "Download the certificate", trustHow: "Android: Settings → Security → Install a CA certificate. iPhone: Settings → Profile Downloaded → Install, then General → About → Certificate Trust Settings. The fingerprint must be the one on the computer’s screen.",
    pasteLink: "Paste a new link", pasteHow: "The whole link, as the presenter’s screen shows it", wrongLink: "This is no link to this page",
    did_split: "{by} split a part off “{title}”", did_order_state: "{by}: “{title}” {state}", did_order_edit: "{by} edited “{title}”", why_nothing_left: "nothing is left to split",
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

export const number = (value) => figures.format(value);

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

// How fresh a suggestion is, in steps that keep the card still; nothing where it needs no word.
const day = new Intl.DateTimeFormat("en-GB", { day: "2-digit", month: "2-digit", year: "numeric" });

export function freshness({ at, stale, source }, now, written = false) {
  if (!at) return "";
  const then = Date.parse(at);
  const seconds = now - then / 1000; // a board's time follows its comments: what just changed may be a little ahead
  if (seconds < -60 || (seconds >= 3600 && !stale) || source.includes(day.format(then))) return "";
  const when = seconds < 300 ? say("justNow") : seconds < 3600 ? age(300 * Math.floor(seconds / 300)) : seconds < 86400 ? age(seconds) : say("onDay", { day: day.format(then) });
  return written ? when : say("changed", { when });
}

export const platform = (name) => PLATFORMS[name] ?? (name === "recording" ? say("recording") : name);
export const person = (by) => (by === "presenter" ? say("presenter") : by === "recording" ? say("recording") : by);
