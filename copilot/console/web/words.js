// What the pages say, a block a language. Counted nouns follow the language's own plural rules.

const WORDS = {
  ar: {
    title: "Live Copilot", open: "مفتوحة", pinned: "مثبتة", answered: "تمت", hidden: "مخفية",
    comments: { one: "تعليق واحد", two: "تعليقين", few: "{n} تعليقات", other: "{n} تعليق" },
    waiting: { zero: "محدش مستني", one: "مستني", two: "مستنيين", other: "مستنيين" },
    people: { one: "شخص واحد", two: "شخصين", few: "{n} أشخاص", other: "{n} شخص" },
    flood: { one: "شخص واحد بينسخ نفس الرسالة", two: "شخصين بينسخوا نفس الرسالة", few: "{n} أشخاص بينسخوا نفس الرسالة", other: "{n} شخص بينسخوا نفس الرسالة" },
    askers: { one: "سأل", two: "سألوا", other: "سألوا" }, more: { one: "وتعليق كمان", two: "وتعليقين كمان", few: "و{n} تعليقات كمان", other: "و{n} تعليق كمان" },
    now: "دلوقتي", seconds: "من ثواني", justNow: "دلوقتي", changed: "اتعدّل {when}", onDay: "يوم {day}", stale: "قديم، راجعوه", minutes: { one: "من دقيقة", two: "من دقيقتين", few: "من {n} دقايق", other: "من {n} دقيقة" },
    hours: { one: "من ساعة", two: "من ساعتين", few: "من {n} ساعات", other: "من {n} ساعة" },
    pin: "تثبيت", unpin: "فك التثبيت", edit: "تعديل", write: "كتابة إجابة", writeShort: "كتابة", done: "تمت", moreActions: "حاجات تانية",
    hide: "إخفاء", unhide: "إظهار", merge: "دمج", rename: "تغيير العنوان", undo: "تراجع", message: "رسالة للمقدّمة",
    onAir: "على الهوا", nothingOnAir: "مفيش حاجة على الهوا", chooseProduct: "إيه اللي على الهوا؟", search: "بحث",
    answerTo: "إجابة «{title}»", answerHint: "الكلام اللي هيتقال على الهوا", offer: "اعرضوها للمقدّمة", answeredSo: "تمت الإجابة بكده",
    earlier: "اتكتب قبل كده", use: "استخدام", wroteMeanwhile: "كلام جديد من {by}:", renameTo: "عنوان الكارت", save: "حفظ", cancel: "إلغاء", close: "قفل",
    mergeInto: "«{title}» هو هو سؤال…", nothingToMerge: "مفيش أسئلة تانية", mergeHow: "الكارتين هيبقوا كارت واحد، بعنوان اللي هتختاروه.",
    messageHint: "جملة قصيرة بتظهر على شاشتها تلات دقايق", send: "إرسال", retract: "سحب الرسالة", messageBy: "رسالة من {by}", messageYours: "رسالتك للمقدّمة",
    source: "المصدر: {source}", shopFile: "ملف المحل", ofDelivery: "الشحن", ofPayment: "الدفع", ofPrices: "الأسعار", ofPolicies: "السياسات", ofCode: "كود ", yourEarlier: "إجابتك يوم {day}", teamsEarlier: "إجابة الفريق يوم {day}", moderator: "مشرف", wordsBy: "كلام {by}", youWrote: "كلامك", noAnswer: "مفيش إجابة في ملف المحل", shopFault: "ملف المحل فيه غلطة، ولسه شغالين بآخر بيانات سليمة:", answerWas: "الإجابة: {by}", byVoice: "اتجاوب بالصوت",
    rising: "بيزيد", again: "اتسأل تاني", complaint: "شكوى", stream_problem: "عطل في اللايف", pinnedBy: "تثبيت {by}", notConfirmed: "بيتبعت…", queued: "مستني الاتصال يرجع",
    lost: "الاتصال قطع. بنحاول تاني، وكل ضغطة هتتبعت لما يرجع.", back: "الاتصال رجع", connecting: "بنتصل…", over: "اللايف خلص. الكروت واقفة على آخر حالة.",
    refused: "الرابط ده مابقاش شغال", refusedHow: "للدخول: تصوير كود QR تاني من جهاز المقدّمة، أو رابط جديد منها.", full: "الصفحة مليانة دلوقتي. هنجرّب تاني كمان شوية.", later: "محاولات كتير. هنجرّب تاني كمان شوية.",
    notTaken: "ما اتقبلش: {what}", cannotSend: "ما وصلش قبل ما اللايف يخلص", who: "الفريق يشوفك باسم إيه؟", whoHow: "اسمك بيظهر جنب اللي بتعمله، للي شغالين معاك بس.", name: "الاسم", enter: "دخول", skip: "من غير اسم",
    activity: "مين عمل إيه", noActivity: "لسه مفيش حاجة", here: "موجودين دلوقتي", you: "إنت", language: "English", theme: "الشكل الغامق", themeLight: "الشكل الفاتح", menu: "القايمة", looking: "فرجة بس",
    emptyOpen: "مفيش أسئلة مفتوحة", emptyOpenHow: "بتظهر هنا أول ما حد يسأل.", emptyPinned: "مفيش حاجة مثبتة", emptyAnswered: "لسه مفيش أسئلة اتجاوبت", emptyHidden: "مفيش حاجة مخفية",
    listening: "مستنيين الأسئلة…", answeredToast: "تمت الإجابة", bigger: "أكبر", smaller: "أصغر", whole: "باقي الكلام", less: "مختصر", newest: "آخر تعليق {age}", missed: "فات حوالي {n}", unsaved: "مش عارفين نحفظ اللايف: {n} من التعليقات في الذاكرة بس", presenter: "المقدّمة", recording: "التسجيل",
    state_live: "شغال", state_connecting: "بيتصل", state_waiting: "مستني اللايف", state_offline: "مش متصل", state_failed: "فيه عطل",
    did_pin: "{by}: تثبيت «{title}»", did_unpin: "{by}: فك تثبيت «{title}»", did_answered: "{by}: تمت الإجابة على «{title}»", did_propose: "{by}: إجابة مكتوبة لـ «{title}»", did_hide: "{by}: إخفاء «{title}»",
    did_unhide: "{by}: إظهار «{title}»", did_rename: "{by}: عنوان جديد «{title}»", did_merge: "{by}: دمج «{title}»", did_show: "{by}: على الهوا «{title}»", did_message: "{by}: رسالة للمقدّمة", did_retract: "{by}: سحب رسالة", did_undo: "{by}: تراجع عن آخر خطوة",
    orders: "الطلبات", emptyOrders: "لسه مفيش طلبات", emptyOrdersHow: "اللي الناس بتطلبه في التعليقات بيظهر هنا سطر سطر.", orderNumber: "طلب {n}", noProduct: "منتج مش معروف",
    order_new: "جديد", order_confirmed: "مؤكد", order_shipped: "اتشحن", order_cancelled: "ملغي", orderBy: "{state} · {by}", confirm: "تأكيد", ship: "اتشحن", cancelOrder: "إلغاء الطلب", reopen: "رجوعه جديد", editOrder: "تعديل الطلب",
    product: "المنتج", size: "المقاس", colour: "اللون", quantity: "العدد", unknown: "مش معروف", messageText: "كلام التأكيد", messageTextHow: "للنسخ والإرسال للعميلة. كل اللي فيه من ملف المحل.", copy: "نسخ", copied: "اتنسخ", writeMessage: "الرسالة",
    hasPhone: "اتكتب رقم تليفون", hasAddress: "اتكتب عنوان", hasBoth: "اتكتب رقم تليفون وعنوان", reveal: "إظهار بيانات التواصل", contact: "بيانات التواصل", contactHow: "بتظهر لك لوحدك، وبيتسجّل إنك شفتها.", contactNone: "مفيش بيانات اتحفظت للطلب ده. هي في التعليق على {platform}.", onPlatform: "في التعليق على {platform}",
    gone_phone: "رقم اتشال", gone_address: "عنوان اتشال", gone_name: "اسم اتشال",
    split: "فصل لسؤالين", splitHow: "الصيغ اللي هتختاروها تبقى كارت لوحدها، واللي يكتبها بعد كده بيتحسب عليها.", splitOff: "فصل المختار", splitNone: "كل التعليقات هنا بنفس الصيغة، فمفيش حاجة تتفصل.", needsLink: "ده محتاج اتصال. نجرّب لما يرجع.", loading: "بنحمّل…", moreWordings: { one: "صيغة كمان نادرة", two: "صيغتين كمان نادرين", few: "{n} صيغ كمان نادرة", other: "{n} صيغة كمان نادرة" },
    invite: "دعوة", inviteHow: "يتصوّر بكاميرا موبايل على نفس الواي فاي. اللي معاه الرابط بيدخل.", inviteHere: "الرابط ده بيفتح على الكمبيوتر ده بس. عشان الموبايلات تدخل، اللايف يبدأ والسماح ليها متعلّم.", role_moderator: "مشرف", role_reviewer: "فرجة بس", role_watcher: "OBS", renewLink: "رابط جديد والكل يخرج", renewed: "رابط جديد. كل اللي دخل بالقديم خرج.", copyLink: "نسخ الرابط",
    install: "على الشاشة الرئيسية", installNow: "تثبيت التطبيق", installIos: "من زرار المشاركة في Safari: «إضافة إلى الشاشة الرئيسية».", installDone: "الصفحة متثبتة خلاص.", installBrowser: "من قايمة المتصفح: «تثبيت التطبيق» أو «إضافة إلى الشاشة الرئيسية».", installPlain: "العنوان ده مش مشفّر، فالمتصفح بيحط على الشاشة اختصار بس والصفحة مابتفتحش من غير اتصال. التثبيت الكامل محتاج اللايف يبدأ بـ ‎--tls.", installTrust: "الاتصال مشفّر، بس الموبايل لسه مايعرفش شهادة الكمبيوتر ده. بعد ما تتثبّت مرة واحدة، الصفحة بتتثبّت كتطبيق من غير تحذير.", getCertificate: "تنزيل الشهادة", trustHow: "Android: الإعدادات ← الأمان ← تثبيت شهادة CA. ‏iPhone: الإعدادات ← تم تنزيل ملف التعريف ← تثبيت، وبعدين حول ← إعدادات الثقة في الشهادات. البصمة لازم تكون زي اللي على شاشة الكمبيوتر.",
    pasteLink: "لصق رابط جديد", pasteHow: "الرابط كله زي ما هو على شاشة المقدّمة", wrongLink: "ده مش رابط للصفحة دي",
    did_split: "{by}: فصل جزء من «{title}»", did_order_state: "{by}: «{title}» {state}", did_order_edit: "{by}: تعديل «{title}»", why_nothing_left: "مابقاش فيه حاجة تتفصل",
    why_role: "دورك مايسمحش بده", why_malformed: "ما فهمناش الطلب", why_unknown_product: "المنتج مش في ملف المحل", details: "التفاصيل", asked: "سأل {people} · {comments}",
  },
  en: {
    title: "Live Copilot", open: "Open", pinned: "Pinned", answered: "Answered", hidden: "Hidden",
    comments: { one: "{n} comment", other: "{n} comments" }, waiting: { other: "waiting" },
    people: { one: "1 person", other: "{n} people" }, flood: { one: "1 person pastes the same text", other: "{n} people paste the same text" }, askers: { other: "asked" }, more: { one: "1 more", other: "{n} more" },
    now: "now", seconds: "seconds ago", justNow: "just now", changed: "changed {when}", onDay: "on {day}", stale: "Old, check it", minutes: { other: "{n} min ago" }, hours: { other: "{n} h ago" },
    pin: "Pin", unpin: "Unpin", edit: "Edit", write: "Write answer", writeShort: "Write", done: "Done", moreActions: "More actions",
    hide: "Hide", unhide: "Show again", merge: "Merge", rename: "Rename", undo: "Undo", message: "Message presenter",
    onAir: "On air", nothingOnAir: "Nothing on air", chooseProduct: "What is on air?", search: "Search",
    answerTo: "Answer to “{title}”", answerHint: "What the presenter can read out", offer: "Show to presenter", answeredSo: "Answered with this",
    earlier: "Written before", use: "Use", wroteMeanwhile: "{by} wrote meanwhile:", renameTo: "Title of the card", save: "Save", cancel: "Cancel", close: "Close",
    mergeInto: "“{title}” asks the same as…", nothingToMerge: "There are no other questions", mergeHow: "They become one card, under the title that you choose here.",
    messageHint: "One short sentence; stays on her screen for three minutes", send: "Send", retract: "Take message back", messageBy: "Message from {by}", messageYours: "Your message to the presenter",
    source: "Source: {source}", shopFile: "shop file", ofDelivery: "delivery", ofPayment: "payment", ofPrices: "prices", ofPolicies: "policies", ofCode: "code ", yourEarlier: "the presenter’s answer of {day}", teamsEarlier: "the team’s answer of {day}", moderator: "moderator", wordsBy: "Written by {by}", youWrote: "Written by you", noAnswer: "No answer in the shop file", shopFault: "The shop file has a mistake; its last good facts stay:", answerWas: "Answer: {by}", byVoice: "Answered on air",
    rising: "Rising", again: "Asked again", complaint: "Complaint", stream_problem: "Stream problem", pinnedBy: "Pinned by {by}", notConfirmed: "Sending…", queued: "Waits for the connection",
    lost: "Connection lost. Trying again; what you tap is sent when it is back.", back: "Connected again", connecting: "Connecting…", over: "The live is over. This is how it ended.",
    refused: "This link does not work any more", refusedHow: "Scan the QR code on the presenter’s computer again, or ask for a new link.", full: "The page is full right now. Trying again shortly.", later: "Too many tries. Trying again shortly.",
    notTaken: "Not taken: {what}", cannotSend: "It did not arrive before the live ended", who: "What shall the team call you?", whoHow: "Your name stands beside what you do, for those who work with you.", name: "Name", enter: "Come in", skip: "Without a name",
    activity: "Who did what", noActivity: "Nothing yet", here: "Here now", you: "You", language: "العربية", theme: "Dark look", themeLight: "Light look", menu: "Menu", looking: "Looking on",
    emptyOpen: "No open questions", emptyOpenHow: "They appear here as soon as viewers ask.", emptyPinned: "Nothing is pinned", emptyAnswered: "Nothing answered yet", emptyHidden: "Nothing is hidden",
    listening: "Listening for questions…", answeredToast: "Answered", bigger: "Larger", smaller: "Smaller", whole: "Show all of it", less: "Show less", newest: "Newest comment {age}", missed: "About {n} missed", unsaved: { one: "The session can't be saved: 1 comment is in memory alone", other: "The session can't be saved: {n} comments are in memory alone" }, presenter: "Presenter", recording: "Recording",
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
export const nextLanguage = () => LANGUAGES[(LANGUAGES.indexOf(language) + 1) % LANGUAGES.length];

export function preferredLanguage(remembered) {
  if (LANGUAGES.includes(remembered)) return remembered;
  return navigator.languages.some((each) => each.toLowerCase().startsWith("ar")) ? "ar" : "en";
}

// Other people's words inside ours keep their own direction (Unicode isolates).
export const isolate = (text) => `\u2068${text}\u2069`;

// A question, with its product where another is on air: "how much?" would mean that one.
export const titled = (card) => (card.elsewhere ? `${isolate(card.elsewhere)}: ${card.title}` : card.title);

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

// Which fact the shop file lacks: the engine tells it in both languages.
export const lacking = (card) => card.missing?.[language] ?? say("noAnswer");

export const platform = (name) => PLATFORMS[name] ?? (name === "recording" ? say("recording") : name);
export const person = (by) => (by === "presenter" || by === "recording" ? say(by) : by?.replace(/^moderator(?= \d+$)/, say("moderator")));

// Who is on the page now, each by name.
export const present = ({ here, you }) => (here ?? []).map((name) => (name === you ? `${isolate(person(name))} (${say("you")})` : isolate(person(name))));

// What stands before an alert's own words. What is calm asks nobody to do anything at once.
const LEADS = { shop: "shopFault", unsaved: "unsaved", flood: "flood" };
export const isCalm = ({ kind }) => kind === "message" || kind === "flood";
export function lead({ kind, by, people }, you) {
  if (kind !== "message") return say(LEADS[kind] ?? "people", { n: people });
  return by === you ? say("messageYours") : say("messageBy", { by: person(by) });
}

// Where an answer comes from, in the reader's language: the engine names the parts of the shop file in Arabic.
const PARTS = { "ملف المحل": "shopFile", الشحن: "ofDelivery", الدفع: "ofPayment", الأسعار: "ofPrices", السياسات: "ofPolicies" };
export const sourced = (source) => source.split(" · ").map((part) => (PARTS[part] ? say(PARTS[part]) : part.replace(/^كود (?=\S+$)/, say("ofCode")).replace(/^(إجابتك|إجابة الفريق) يوم ([\d/]+)$/, (_, who, day) => say(who === "إجابتك" ? "yourEarlier" : "teamsEarlier", { day })))).join(" · ");
