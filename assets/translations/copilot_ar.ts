<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar">
    <context>
        <name>Card</name>
        <message numerus="yes">
            <source>%Ln people are waiting</source>
            <translation>
                <numerusform>مفيش حد مستني</numerusform>
                <numerusform>شخص واحد مستني</numerusform>
                <numerusform>شخصين مستنيين</numerusform>
                <numerusform>%Ln أشخاص مستنيين</numerusform>
                <numerusform>%Ln شخص مستنيين</numerusform>
                <numerusform>%Ln شخص مستنيين</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>waiting</source>
            <translation>
                <numerusform>مستني</numerusform>
                <numerusform>مستني</numerusform>
                <numerusform>مستنيين</numerusform>
                <numerusform>مستنيين</numerusform>
                <numerusform>مستنيين</numerusform>
                <numerusform>مستنيين</numerusform>
            </translation>
        </message>
        <message>
            <source>done</source>
            <translation>تمت</translation>
        </message>
        <message>
            <source>No ready answer</source>
            <translation>مفيش إجابة جاهزة</translation>
        </message>
        <message>
            <source>Old, check it</source>
            <translation>قديم، راجعيه</translation>
        </message>
        <message>
            <source>Asked again</source>
            <translation>اتسأل تاني</translation>
        </message>
        <message>
            <source>More and more ask this</source>
            <translation>بيزيد</translation>
        </message>
        <message>
            <source>Your answer</source>
            <translation>إجابتك</translation>
        </message>
        <message>
            <source>Key {key}: answered</source>
            <translation>مفتاح {key}: تمت الإجابة</translation>
        </message>
        <message>
            <source>Answer by {name}</source>
            <translation>إجابة {name}</translation>
        </message>
        <message>
            <source>Pinned</source>
            <translation>مثبّت</translation>
        </message>
        <message>
            <source>shop file</source>
            <translation>ملف المحل</translation>
        </message>
        <message>
            <source>delivery</source>
            <translation>الشحن</translation>
        </message>
        <message>
            <source>payment</source>
            <translation>الدفع</translation>
        </message>
        <message>
            <source>prices</source>
            <translation>الأسعار</translation>
        </message>
        <message>
            <source>policies</source>
            <translation>السياسات</translation>
        </message>
        <message>
            <source>Your answer of {day}</source>
            <translation>إجابتك يوم {day}</translation>
        </message>
        <message>
            <source>The team's answer of {day}</source>
            <translation>إجابة الفريق يوم {day}</translation>
        </message>
        <message>
            <source>code {code}</source>
            <translation>كود {code}</translation>
        </message>
    </context>
    <context>
        <name>Control</name>
        <message>
            <source>Asks once a day, of one address, and sends nothing about you or your lives.</source>
            <translation>بيسأل مرة في اليوم، عنوان واحد بس، ومش بيبعت أي حاجة عنك أو عن اللايفات بتاعتك.</translation>
        </message>
        <message>
            <source>Get the new version</source>
            <translation>هاتي النسخة الجديدة</translation>
        </message>
        <message>
            <source>Licences</source>
            <translation>التراخيص</translation>
        </message>
        <message>
            <source>Nothing tells this copy of newer versions: look now and then where you got it.</source>
            <translation>النسخة دي محدش بيقولها لو نزل أحدث منها: بصّي من وقت للتاني في المكان اللي جبتيها منه.</translation>
        </message>
        <message>
            <source>Tell me when there is a newer version</source>
            <translation>عرفيني لما تنزل نسخة أحدث</translation>
        </message>
        <message>
            <source>Version {version}. Version {newest} is out.</source>
            <translation>النسخة {version}. نزلت النسخة {newest}.</translation>
        </message>
        <message>
            <source>About Live Copilot</source>
            <translation>عن Live Copilot</translation>
        </message>
        <message>
            <source>Version {version}</source>
            <translation>النسخة {version}</translation>
        </message>
        <message>
            <source>Connected: {name}</source>
            <translation>مربوط: {name}</translation>
        </message>
        <message>
            <source>Copied.</source>
            <translation>اتنسخ.</translation>
        </message>
        <message>
            <source>Search by code or name</source>
            <translation>دوّري بالكود أو بالاسم</translation>
        </message>
        <message>
            <source>Previous</source>
            <translation>اللي قبله</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>اللي بعده</translation>
        </message>
        <message>
            <source>Nothing on air</source>
            <translation>مفيش حاجة على الهوا</translation>
        </message>
        <message>
            <source>Put it on air</source>
            <translation>طلّعيه على الهوا</translation>
        </message>
        <message>
            <source>Nothing is on air</source>
            <translation>مفيش منتج على الهوا</translation>
        </message>
        <message>
            <source>On air</source>
            <translation>على الهوا</translation>
        </message>
        <message>
            <source>“How much is it?” is answered for the product that is on air.</source>
            <translation>لما حد يسأل «بكام؟» الإجابة بتكون عن المنتج اللي على الهوا.</translation>
        </message>
        <message>
            <source>Products of the shop file</source>
            <translation>منتجات ملف المحل</translation>
        </message>
        <message>
            <source>{keys} here, {everywhere} in any program</source>
            <translation>‏{keys} هنا، و {everywhere} من أي برنامج</translation>
        </message>
        <message>
            <source>Choose a shop file with products on the first page.</source>
            <translation>اختاري ملف محل فيه منتجات من الصفحة الأولى.</translation>
        </message>
        <message>
            <source>Products go on air while a live is read.</source>
            <translation>المنتجات بتطلع على الهوا واللايف شغّال.</translation>
        </message>
        <message>
            <source>Ctrl+Page Down and Ctrl+Page Up: next and previous. With Alt too, in any other program.</source>
            <translation>‏Ctrl+Page Down للي بعده، و Ctrl+Page Up للي قبله. ومعاهم Alt من أي برنامج تاني.</translation>
        </message>
        <message>
            <source>New version</source>
            <translation>نسخة جديدة</translation>
        </message>
        <message>
            <source>The live</source>
            <translation>اللايف</translation>
        </message>
        <message>
            <source>Privacy notice</source>
            <translation>إشعار الخصوصية</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>الإعدادات</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>التفاصيل</translation>
        </message>
        <message>
            <source>Open the logs folder</source>
            <translation>افتحي فولدر السجلات</translation>
        </message>
        <message>
            <source>Fewer details</source>
            <translation>تفاصيل أقل</translation>
        </message>
        <message>
            <source>They work in every program while a live is read, and are free again afterwards.</source>
            <translation>شغالة في أي برنامج طول ما اللايف متابَع، وبعد كده بترجع عادية.</translation>
        </message>
        <message>
            <source>This desktop lets no app have keys while another window is used (Wayland, or a right that is missing). Click the cards first; then their keys work.</source>
            <translation>النظام هنا مابيسمحش لأي برنامج ياخد مفاتيح وإنتي في شباك تاني (Wayland أو صلاحية ناقصة). دوسي على الكروت الأول وبعدها مفاتيحها تشتغل.</translation>
        </message>
        <message>
            <source>The keys work only while the cards have the keyboard.</source>
            <translation>المفاتيح شغالة بس لما شباك الكروت يكون هو اللي مفتوح قدامك.</translation>
        </message>
        <message>
            <source>Another program has these already: {keys}</source>
            <translation>المفاتيح دي واخدها برنامج تاني: {keys}</translation>
        </message>
        <message numerus="yes">
            <source>%Ln products</source>
            <translation>
                <numerusform>مفيش منتجات</numerusform>
                <numerusform>منتج واحد</numerusform>
                <numerusform>منتجين</numerusform>
                <numerusform>%Ln منتجات</numerusform>
                <numerusform>%Ln منتج</numerusform>
                <numerusform>%Ln منتج</numerusform>
            </translation>
        </message>
        <message>
            <source>Start reading the live</source>
            <translation>ابدئي قراية اللايف</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>وقّفي</translation>
        </message>
        <message>
            <source>Try it with a recorded live</source>
            <translation>جرّبي على لايف مسجّل</translation>
        </message>
        <message>
            <source>Show the cards</source>
            <translation>اعرضي الكروت</translation>
        </message>
        <message>
            <source>Choose the shop file…</source>
            <translation>اختاري ملف المحل…</translation>
        </message>
        <message>
            <source>Start with the example…</source>
            <translation>ابدئي من المثال…</translation>
        </message>
        <message>
            <source>Name of this live, for example: Friday offers</source>
            <translation>اسم اللايف ده، مثلًا: عروض الجمعة</translation>
        </message>
        <message>
            <source>Let the moderators' phones in (same Wi-Fi)</source>
            <translation>دخّلي موبايلات المشرفين (على نفس الواي فاي)</translation>
        </message>
        <message>
            <source>Where to keep your shop file</source>
            <translation>تحفظي ملف المحل فين</translation>
        </message>
        <message numerus="yes">
            <source>%Ln comments read</source>
            <translation>
                <numerusform>لسه مفيش تعليقات</numerusform>
                <numerusform>قرينا تعليق واحد</numerusform>
                <numerusform>قرينا تعليقين</numerusform>
                <numerusform>قرينا %Ln تعليقات</numerusform>
                <numerusform>قرينا %Ln تعليق</numerusform>
                <numerusform>قرينا %Ln تعليق</numerusform>
            </translation>
        </message>
        <message>
            <source>{count} waiting for an answer</source>
            <translation>{count} مستنيين إجابة</translation>
        </message>
        <message>
            <source>Shop files</source>
            <translation>ملفات المحل</translation>
        </message>
        <message>
            <source>Ready when you are</source>
            <translation>جاهزين لما تكوني جاهزة</translation>
        </message>
        <message>
            <source>Getting ready…</source>
            <translation>بنجهّز…</translation>
        </message>
        <message>
            <source>Reading the live</source>
            <translation>بنقرا اللايف</translation>
        </message>
        <message>
            <source>Saving and closing…</source>
            <translation>بنحفظ ونقفل…</translation>
        </message>
        <message>
            <source>The recorded live brings its own shop, to look at on the page “On air”: {shop}</source>
            <translation>اللايف المسجّل جاي بمحله هو، تلاقي منتجاته في صفحة «على الهوا»: {shop}</translation>
        </message>
        <message>
            <source>Where you are live</source>
            <translation>إنتي لايف فين</translation>
        </message>
        <message>
            <source>Shop file and this live</source>
            <translation>ملف المحل واللايف</translation>
        </message>
        <message>
            <source>Say first where you are live: tick a platform below, or try the recorded live.</source>
            <translation>قولي الأول إنتي لايف فين: علّمي على منصة تحت، أو جرّبي اللايف المسجّل.</translation>
        </message>
        <message>
            <source>{file} can't be written. Choose another folder.</source>
            <translation>مقدرناش نكتب {file}. اختاري فولدر تاني.</translation>
        </message>
        <message>
            <source>No comment leaves this computer. Each live is one file.</source>
            <translation>ولا تعليق بيخرج من الكمبيوتر ده. وكل لايف ملف واحد.</translation>
        </message>
        <message>
            <source>No shop file yet: cards will say which answer is missing.</source>
            <translation>لسه مفيش ملف محل: الكروت هتقول أنهي إجابة ناقصة.</translation>
        </message>
        <message>
            <source>{file} holds no product and no price yet, so no card will have an answer. Bring in a list from Excel, or choose another file.</source>
            <translation>‏{file} لسه مفيهوش منتجات ولا أسعار، فمفيش كارت هيطلع له إجابة. دخّلي جدول من إكسل، أو اختاري ملف تاني.</translation>
        </message>
        <message>
            <source>today {time}</source>
            <translation>النهارده {time}</translation>
        </message>
        <message>
            <source>Viewers should know that an app reads along.</source>
            <translation>المشاهدين لازم يعرفوا إن فيه برنامج بيقرا معاكي.</translation>
        </message>
        <message>
            <source>Open the lives' folder</source>
            <translation>افتحي فولدر اللايفات</translation>
        </message>
        <message>
            <source>Keys in every program while a live is read</source>
            <translation>مفاتيح تشتغل في أي برنامج طول ما اللايف متابَع</translation>
        </message>
        <message>
            <source>Copy the text</source>
            <translation>انسخي النص</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>فاتح</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>غامق</translation>
        </message>
        <message>
            <source>As the system has it</source>
            <translation>زي إعداد الجهاز</translation>
        </message>
        <message>
            <source>Nothing moves</source>
            <translation>من غير حركة</translation>
        </message>
        <message>
            <source>this card is answered</source>
            <translation>الكارت ده اترد عليه</translation>
        </message>
        <message>
            <source>hide the cards, or show them</source>
            <translation>اخفي الكروت أو اعرضيها</translation>
        </message>
        <message>
            <source>the mouse goes through, or not</source>
            <translation>الماوس يعدّي من الكروت أو لأ</translation>
        </message>
        <message>
            <source>next product on air</source>
            <translation>المنتج اللي بعده على الهوا</translation>
        </message>
        <message>
            <source>the product before it on air</source>
            <translation>المنتج اللي قبله على الهوا</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>اللغة</translation>
        </message>
        <message>
            <source>Colours of the windows</source>
            <translation>ألوان الشبابيك</translation>
        </message>
        <message>
            <source>Movement of the cards</source>
            <translation>حركة الكروت</translation>
        </message>
        <message>
            <source>Show the moderators' code</source>
            <translation>اعرضي كود المشرفين</translation>
        </message>
        <message>
            <source>Copy the moderators' address</source>
            <translation>انسخي عنوان صفحة المشرفين</translation>
        </message>
        <message>
            <source>Copy the address of your phone's view</source>
            <translation>انسخي عنوان شاشة موبايلك</translation>
        </message>
        <message>
            <source>Copy the address for OBS</source>
            <translation>انسخي عنوان OBS</translation>
        </message>
        <message>
            <source>Code that opens the moderators' page on a phone</source>
            <translation>كود بيفتح صفحة المشرفين على الموبايل</translation>
        </message>
        <message>
            <source>Hide the code</source>
            <translation>اخفي الكود</translation>
        </message>
        <message>
            <source>Phones and OBS</source>
            <translation>الموبايلات و OBS</translation>
        </message>
        <message>
            <source>Whoever scans the moderators' code steers the live. Keep it away from the camera.</source>
            <translation>اللي يصوّر كود المشرفين يقدر يتحكم في اللايف. ابعديه عن الكاميرا.</translation>
        </message>
        <message>
            <source>Connect…</source>
            <translation>اربطي…</translation>
        </message>
        <message>
            <source>Account…</source>
            <translation>الحساب…</translation>
        </message>
        <message>
            <source>@name of the account that is live</source>
            <translation>‏@اسم الحساب اللي عامل لايف</translation>
        </message>
        <message>
            <source>id of the page; empty for the connected one</source>
            <translation>رقم الصفحة، أو سيبيه فاضي للصفحة المربوطة</translation>
        </message>
        <message>
            <source>id of the account; empty for the connected one</source>
            <translation>رقم الحساب، أو سيبيه فاضي للحساب المربوط</translation>
        </message>
        <message>
            <source>Earlier lives</source>
            <translation>اللايفات اللي فاتت</translation>
        </message>
        <message>
            <source>What it tells</source>
            <translation>راجعيه</translation>
        </message>
        <message>
            <source>Go on with it</source>
            <translation>كمّلي عليه</translation>
        </message>
        <message>
            <source>Open the folder</source>
            <translation>افتحي الفولدر</translation>
        </message>
        <message>
            <source>Compare the lives</source>
            <translation>قارني اللايفات</translation>
        </message>
        <message>
            <source>Close it</source>
            <translation>اقفليه</translation>
        </message>
        <message>
            <source>None yet.</source>
            <translation>لسه مفيش.</translation>
        </message>
        <message>
            <source>The live “{name}” was interrupted. Everything that was on the cards is saved.</source>
            <translation>اللايف «{name}» اتقطع في النص. كل اللي كان على الكروت محفوظ.</translation>
        </message>
    </context>
    <context>
        <name>Fault</name>
        <message>
            <source>Paste the key first.</source>
            <translation>الصقي المفتاح الأول.</translation>
        </message>
        <message>
            <source>Something went wrong that should not. The details and the log say more.</source>
            <translation>حصلت مشكلة مش متوقعة. التفاصيل والسجل فيهم أكتر.</translation>
        </message>
        <message>
            <source>The shop file {file} is not there any more. Choose it again.</source>
            <translation>ملف المحل {file} مابقاش موجود. اختاريه تاني.</translation>
        </message>
        <message>
            <source>{file} is a folder. Choose the shop file in it.</source>
            <translation>{file} ده فولدر. اختاري ملف المحل اللي جواه.</translation>
        </message>
        <message>
            <source>{file} is not saved as UTF-8 text. Save it as UTF-8 and choose it again.</source>
            <translation>{file} مش محفوظ كنص UTF-8. احفظيه UTF-8 واختاريه تاني.</translation>
        </message>
        <message>
            <source>{file} can't be read. Close it in other programs and choose it again.</source>
            <translation>{file} مش راضي يتقري. اقفليه في البرامج التانية واختاريه تاني.</translation>
        </message>
        <message>
            <source>{file} can't be understood at line {line}. A quotation mark or a bracket is missing there.</source>
            <translation>{file} مش مفهوم عند السطر {line}. ناقص فيه علامة تنصيص أو قوس.</translation>
        </message>
        <message>
            <source>{file} is a list, no shop file. Press “Bring in a list from Excel…” and choose it there.</source>
            <translation>{file} جدول مش ملف محل لسه. دوسي «دخّلي جدول من Excel…» واختاريه من هناك.</translation>
        </message>
        <message>
            <source>{file} holds no shop. Copy the example of a shop file and put your prices in.</source>
            <translation>{file} مفيهوش بيانات محل. انسخي مثال ملف المحل وحطي أسعارك فيه.</translation>
        </message>
        <message>
            <source>{file}: what stands under {where} can't stand there. Mend that line.</source>
            <translation>{file}: اللي مكتوب تحت {where} ماينفعش. صلّحي السطر ده.</translation>
        </message>
        <message>
            <source>The product {product} has no code. Give it one.</source>
            <translation>المنتج {product} مالوش كود. اديله كود.</translation>
        </message>
        <message>
            <source>Two products have the code {product}. Give each its own.</source>
            <translation>فيه منتجين بنفس الكود {product}. ادّي لكل واحد كوده.</translation>
        </message>
        <message>
            <source>The price of {product} can't be right. Mend it.</source>
            <translation>سعر {product} مش مظبوط. صلّحيه.</translation>
        </message>
        <message>
            <source>The stock of {product} is below zero. Mend it.</source>
            <translation>الكمية من {product} أقل من صفر. صلّحيها.</translation>
        </message>
        <message>
            <source>{file} was changed elsewhere meanwhile. Look at it again and repeat your change.</source>
            <translation>{file} اتغيّر من مكان تاني. بصّي عليه وكرري التعديل.</translation>
        </message>
        <message>
            <source>{file} can't be written. Nothing was changed; close it in other programs and try again.</source>
            <translation>{file} مش راضي يتحفظ. مفيش حاجة اتغيّرت؛ اقفليه في البرامج التانية وجرّبي تاني.</translation>
        </message>
        <message>
            <source>The list {file} is not there any more. Choose it again.</source>
            <translation>الجدول {file} مبقاش في مكانه. اختاريه تاني.</translation>
        </message>
        <message>
            <source>{file} is neither CSV nor Excel. Save it as .csv or .xlsx and choose it again.</source>
            <translation>{file} لا CSV ولا Excel. احفظيه ‎.csv أو ‎.xlsx واختاريه تاني.</translation>
        </message>
        <message>
            <source>{file} is too large for a list of products. Save its first sheet alone.</source>
            <translation>{file} كبير قوي على جدول منتجات. احفظي أول شيت فيه لوحده.</translation>
        </message>
        <message>
            <source>{file} is damaged. Open it in Excel, save it again and choose it once more.</source>
            <translation>{file} بايظ. افتحيه في Excel واحفظيه من جديد واختاريه تاني.</translation>
        </message>
        <message>
            <source>The letters of {file} can't be read. Save it as CSV UTF-8 and choose it again.</source>
            <translation>حروف {file} مش مقروءة. احفظيه CSV UTF-8 واختاريه تاني.</translation>
        </message>
        <message>
            <source>{file} has no row of headings. Name the columns in it: code, name, price, sizes, pieces.</source>
            <translation>{file} مفيهوش صف عناوين. سمّي أعمدته: الكود، الاسم، السعر، المقاسات، الكمية.</translation>
        </message>
        <message>
            <source>{file} has headings and no rows below them.</source>
            <translation>{file} فيه عناوين ومفيش صفوف تحتها.</translation>
        </message>
        <message>
            <source>No row of {file} could be read, so nothing was written. Mend the rows and try again.</source>
            <translation>مفيش ولا صف مقروء في {file}، فمتكتبش حاجة. صلّحي الصفوف وجرّبي تاني.</translation>
        </message>
        <message>
            <source>A list goes into a shop file that ends in .toml, and {file} does not. Choose another name.</source>
            <translation>الجدول بيدخل في ملف محل آخره ‎.toml، و{file} مش كده. اختاري اسم تاني.</translation>
        </message>
        <message>
            <source>There is a live called {file} already. Choose another name.</source>
            <translation>فيه لايف باسم {file} قبل كده. اختاري اسم تاني.</translation>
        </message>
        <message>
            <source>The file of this live can't be made. Is the disk full or locked?</source>
            <translation>ملف اللايف مش راضي يتعمل. الديسك مليان أو مقفول؟</translation>
        </message>
        <message>
            <source>The disk takes nothing more. What was on the cards is saved. Free some space and go on.</source>
            <translation>الديسك مابقاش يقبل حاجة. اللي كان على الكروت محفوظ. فضّي مساحة وكمّلي.</translation>
        </message>
        <message>
            <source>{file} could not be written to the end. The whole live is here instead: {rescued}</source>
            <translation>ماعرفناش نكتب {file} للآخر. اللايف كله محفوظ هنا بداله: {rescued}</translation>
        </message>
        <message>
            <source>{file} is damaged. Try a copy of it, or bring back what can still be read: live-copilot recover</source>
            <translation>ملف {file} بايظ. جرّبي نسخة منه، أو رجّعي اللي لسه بيتقري منه بالأمر: live-copilot recover</translation>
        </message>
        <message>
            <source>{file} is not there any more.</source>
            <translation>{file} مابقاش موجود.</translation>
        </message>
        <message>
            <source>{file} is no file of a live.</source>
            <translation>{file} مش ملف لايف.</translation>
        </message>
        <message>
            <source>{file} was made by a newer Live Copilot. Update the app to open it.</source>
            <translation>{file} معمول بنسخة أحدث من البرنامج. حدّثي البرنامج عشان يفتح.</translation>
        </message>
        <message>
            <source>{file} is in use by a live that still runs. End that one first.</source>
            <translation>{file} شغال دلوقتي في لايف تاني. اقفليه الأول.</translation>
        </message>
        <message>
            <source>Something unexpected ended the live. What was shown is saved; go on with it below.</source>
            <translation>حصلت حاجة مش متوقعة ووقفت المتابعة. اللي ظهر محفوظ؛ كمّليه من تحت.</translation>
        </message>
        <message>
            <source>The moderators' page can't be served there.</source>
            <translation>صفحة المشرفين مش هتنفع على العنوان ده.</translation>
        </message>
        <message>
            <source>Phones can't reach this computer: it is in no network. Connect it to the phones' Wi-Fi.</source>
            <translation>الموبايلات مش شايفة الكمبيوتر: مش متوصل بأي شبكة. وصّليه بنفس الواي فاي.</translation>
        </message>
        <message>
            <source>Another program holds the place of the moderators' page ({port}). End it and try again.</source>
            <translation>برنامج تاني واخد مكان صفحة المشرفين ({port}). اقفليه وجرّبي تاني.</translation>
        </message>
        <message>
            <source>Type the name of the account that is live on TikTok.</source>
            <translation>اكتبي اسم الحساب اللي لايف على TikTok.</translation>
        </message>
        <message>
            <source>The keyring of this computer is locked, so nothing was kept. Unlock it and try again.</source>
            <translation>خزنة كلمات السر في الكمبيوتر مقفولة، فماحفظناش حاجة. افتحيها وجرّبي تاني.</translation>
        </message>
        <message>
            <source>This computer has no keyring, so nothing was kept. Put the key into the environment variable {variable} before you start Live Copilot.</source>
            <translation>الكمبيوتر مفيهوش خزنة كلمات سر، فماحفظناش حاجة. حطي المفتاح في متغيّر البيئة {variable} قبل ما تفتحي البرنامج.</translation>
        </message>
        <message>
            <source>The keyring of this computer does not open. Unlock it and try again.</source>
            <translation>خزنة كلمات السر في الكمبيوتر مش بتفتح. افتحيها وجرّبي تاني.</translation>
        </message>
        <message>
            <source>No page with an Instagram account linked to it is open to this key. Link them on Instagram (Settings, Business tools), or choose the page when you make the key.</source>
            <translation>المفتاح ده مابيفتحش صفحة مربوط بيها حساب إنستجرام. اربطيهم من إنستجرام (الإعدادات، أدوات الأعمال)، أو اختاري الصفحة وإنتي بتعملي المفتاح.</translation>
        </message>
        <message>
            <source>The shop file can't be used as it is.</source>
            <translation>ملف المحل مش نافع بشكله ده.</translation>
        </message>
        <message>
            <source>The file of this live can't be opened.</source>
            <translation>ملف اللايف ده مش بيفتح.</translation>
        </message>
        <message>
            <source>The recorded live can't be read. Install Live Copilot again.</source>
            <translation>اللايف المسجّل مش بيتقري. سطّبي البرنامج تاني.</translation>
        </message>
        <message>
            <source>The file of this live can't be written any more. Free some space, then go on with it.</source>
            <translation>ملف اللايف مابقاش يتكتب فيه. فضّي مساحة وبعدين كمّليه.</translation>
        </message>
        <message>
            <source>No live is on there just now.</source>
            <translation>مفيش لايف شغال هناك دلوقتي.</translation>
        </message>
        <message>
            <source>The platform does not answer. Check the internet connection and try again.</source>
            <translation>المنصة مابتردش. شوفي النت وجرّبي تاني.</translation>
        </message>
    </context>
    <context>
        <name>Freshness</name>
        <message>
            <source>just now</source>
            <translation>دلوقتي</translation>
        </message>
        <message numerus="yes">
            <source>%Ln minutes ago</source>
            <translation>
                <numerusform>دلوقتي</numerusform>
                <numerusform>من دقيقة</numerusform>
                <numerusform>من دقيقتين</numerusform>
                <numerusform>من %Ln دقايق</numerusform>
                <numerusform>من %Ln دقيقة</numerusform>
                <numerusform>من %Ln دقيقة</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln hours ago</source>
            <translation>
                <numerusform>من أقل من ساعة</numerusform>
                <numerusform>من ساعة</numerusform>
                <numerusform>من ساعتين</numerusform>
                <numerusform>من %Ln ساعات</numerusform>
                <numerusform>من %Ln ساعة</numerusform>
                <numerusform>من %Ln ساعة</numerusform>
            </translation>
        </message>
        <message>
            <source>on {day}</source>
            <translation>يوم {day}</translation>
        </message>
        <message>
            <source>changed {when}</source>
            <translation>اتعدّل {when}</translation>
        </message>
    </context>
    <context>
        <name>Guide</name>
        <message>
            <source>The key lasts until {day}. Make a new one before your first live after that.</source>
            <translation>المفتاح شغال لحد {day}. اعملي واحد جديد قبل أول لايف بعد كده.</translation>
        </message>
        <message>
            <source>Open that page</source>
            <translation>افتحي الصفحة دي</translation>
        </message>
        <message>
            <source>Copy the names of the permissions</source>
            <translation>انسخي أسماء الصلاحيات</translation>
        </message>
        <message>
            <source>Paste the key here; nobody sees it</source>
            <translation>الصقي المفتاح هنا؛ محدش هيشوفه</translation>
        </message>
        <message>
            <source>Test the key</source>
            <translation>جرّبي المفتاح</translation>
        </message>
        <message>
            <source>How long the key lasts was not told; you are told when it ends.</source>
            <translation>المنصة ماقالتش المفتاح هيفضل قد إيه؛ هنقولك لما يخلص.</translation>
        </message>
        <message>
            <source>Keep the key</source>
            <translation>احفظي المفتاح</translation>
        </message>
        <message>
            <source>Stop waiting</source>
            <translation>بلاش انتظار</translation>
        </message>
        <message>
            <source>Forget this account</source>
            <translation>انسي الحساب ده</translation>
        </message>
        <message>
            <source>Nothing was changed.</source>
            <translation>مفيش حاجة اتغيّرت.</translation>
        </message>
        <message>
            <source>A live is on, and its comments can be read.</source>
            <translation>فيه لايف شغال وتعليقاته بتتقري.</translation>
        </message>
        <message>
            <source>No live is on now; its comments are looked for when it starts.</source>
            <translation>مفيش لايف دلوقتي؛ أول ما يبدأ هندوّر على تعليقاته.</translation>
        </message>
        <message>
            <source>The key is right. The live could not be looked at just now; it is tried again then.</source>
            <translation>المفتاح مظبوط. ماعرفناش نبص على اللايف دلوقتي؛ هنجرّب تاني وقتها.</translation>
        </message>
        <message>
            <source>Connect {platform}</source>
            <translation>ربط {platform}</translation>
        </message>
        <message>
            <source>Go back to that page, allow what is missing, make the key anew, and paste it here.</source>
            <translation>ارجعي للصفحة، اسمحي باللي ناقص، اعملي المفتاح من جديد والصقيه هنا.</translation>
        </message>
        <message>
            <source>Which one are you live with?</source>
            <translation>هتطلعي لايف من أنهي واحدة؟</translation>
        </message>
        <message>
            <source>The key is kept. It is tried when you start.</source>
            <translation>المفتاح اتحفظ. هيتجرّب لما تبدأي.</translation>
        </message>
        <message>
            <source>Forgotten. The key is gone from this computer.</source>
            <translation>اتنسى. المفتاح اتشال من الكمبيوتر ده.</translation>
        </message>
        <message>
            <source>Asking {platform}…</source>
            <translation>بنسأل {platform}…</translation>
        </message>
        <message>
            <source>✓  {permission}: allowed</source>
            <translation>✓  {permission}: مسموح</translation>
        </message>
        <message>
            <source>✗  {permission}: missing</source>
            <translation>✗  {permission}: ناقص</translation>
        </message>
        <message>
            <source>·  {permission}: not told</source>
            <translation>·  {permission}: ماتقالش</translation>
        </message>
        <message>
            <source>A key lets Live Copilot read the comments of your page's lives. It can't post, and it stays in this computer's keyring.</source>
            <translation>المفتاح بيخلّي البرنامج يقرا تعليقات لايفات صفحتك. مايقدرش ينشر حاجة، وبيفضل في خزنة كلمات السر بتاعة الكمبيوتر ده.</translation>
        </message>
        <message>
            <source>On the right, under “User or Page”, choose “Get User Access Token” and allow: {permissions}</source>
            <translation>على اليمين تحت ⁧«User or Page»⁩ اختاري ⁧«Get User Access Token»⁩ واسمحي بـ: {permissions}</translation>
        </message>
        <message>
            <source>A key lets Live Copilot read the comments of your Instagram lives. The account must be a professional one that is linked to a Facebook page (Instagram: Settings, Business tools).</source>
            <translation>المفتاح بيخلّي البرنامج يقرا تعليقات لايفات إنستجرام. لازم الحساب يكون احترافي ومربوط بصفحة فيسبوك (إنستجرام: الإعدادات، أدوات الأعمال).</translation>
        </message>
        <message>
            <source>Open the page below and log in with the account that manages your page. The first time it asks you to make an app: any name will do, of the kind “Business”.</source>
            <translation>افتحي الصفحة اللي تحت وادخلي بالحساب اللي بيدير صفحتك. أول مرة هيطلب تعملي تطبيق: أي اسم ينفع، ونوعه ⁧«Business»⁩.</translation>
        </message>
        <message>
            <source>Click “Generate Access Token”, choose your page, and copy the key. It lasts an hour or two.</source>
            <translation>دوسي ⁧«Generate Access Token»⁩ واختاري صفحتك وانسخي المفتاح. بيفضل ساعة أو اتنين.</translation>
        </message>
        <message>
            <source>For one that lasts: the blue (i) beside it, “Open in Access Token Tool”, “Extend Access Token”; copy that one.</source>
            <translation>عشان واحد يطوّل: علامة (i) الزرقا جنبه، ⁧«Open in Access Token Tool»⁩، ⁧«Extend Access Token»⁩، وانسخي ده.</translation>
        </message>
        <message>
            <source>TikTok needs no account: type the name that is live on the first page, and start. A free key of the signing service Euler Stream only lets you connect more often.</source>
            <translation>مع TikTok مش محتاجة حساب: اكتبي اسم اللي لايف في الصفحة الأولى وابدأي. مفتاح مجاني من خدمة Euler Stream بس بيخلّيكي تتوصلي مرات أكتر.</translation>
        </message>
        <message>
            <source>Open the page below, sign up, and open “API keys”.</source>
            <translation>افتحي الصفحة اللي تحت، اعملي حساب، وافتحي ⁧«API keys»⁩.</translation>
        </message>
        <message>
            <source>Make a key, copy it, and paste it here.</source>
            <translation>اعملي مفتاح وانسخيه والصقيه هنا.</translation>
        </message>
    </context>
    <context>
        <name>Import</name>
        <message numerus="yes">
            <source>%Ln rows can't be read and stay out:</source>
            <translation>
                <numerusform>مفيش صفوف برّه:</numerusform>
                <numerusform>صف واحد مش مقروء فهيفضل برّه:</numerusform>
                <numerusform>صفين مش مقروئين فهيفضلوا برّه:</numerusform>
                <numerusform>%Ln صفوف مش مقروئين فهيفضلوا برّه:</numerusform>
                <numerusform>%Ln صف مش مقروئين فهيفضلوا برّه:</numerusform>
                <numerusform>%Ln صف مش مقروئين فهيفضلوا برّه:</numerusform>
            </translation>
        </message>
        <message>
            <source>Columns that are not known, so left out: {names}</source>
            <translation>أعمدة مش معروفة فاتسابت: {names}</translation>
        </message>
        <message>
            <source>Sheets without headings, so left out: {names}</source>
            <translation>شيتات من غير صف عناوين فاتسابت: {names}</translation>
        </message>
        <message>
            <source>Bring in a list from Excel…</source>
            <translation>دخّلي جدول من Excel…</translation>
        </message>
        <message>
            <source>Your own list</source>
            <translation>جدولك</translation>
        </message>
        <message>
            <source>Into another file…</source>
            <translation>في ملف تاني…</translation>
        </message>
        <message>
            <source>Make the shop file…</source>
            <translation>اعملي ملف المحل…</translation>
        </message>
        <message>
            <source>Done: {file} is your shop file now, and answers from it.</source>
            <translation>تمام: {file} بقى ملف محلك، والردود منه.</translation>
        </message>
        <message>
            <source>No row of {file} could be read.</source>
            <translation>مفيش ولا صف مقروء في {file}.</translation>
        </message>
        <message>
            <source>Excel or CSV</source>
            <translation>إكسل أو CSV</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>إلغاء</translation>
        </message>
        <message>
            <source>What could not be taken</source>
            <translation>اللي متاخدش</translation>
        </message>
        <message>
            <source>{file} is there already: products of the list get what the list says, all else in it stays.</source>
            <translation>{file} موجود من قبل: منتجات الجدول هتاخد اللي في الجدول، وكل حاجة تانية فيه هتفضل زي ما هي.</translation>
        </message>
        <message>
            <source>Bring it into {file}</source>
            <translation>دخّليه في {file}</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>قفل</translation>
        </message>
        <message>
            <source>a general delivery fee</source>
            <translation>سعر شحن عام</translation>
        </message>
        <message>
            <source>general days of delivery</source>
            <translation>مدة توصيل عامة</translation>
        </message>
        <message>
            <source>It becomes a shop file of your own.</source>
            <translation>هيبقى ملف محل بتاعك.</translation>
        </message>
        <message>
            <source>In {file}: {held}.</source>
            <translation>في {file}: {held}.</translation>
        </message>
        <message numerus="yes">
            <source>%Ln products</source>
            <translation>
                <numerusform>مفيش منتجات</numerusform>
                <numerusform>منتج واحد</numerusform>
                <numerusform>منتجين</numerusform>
                <numerusform>%Ln منتجات</numerusform>
                <numerusform>%Ln منتج</numerusform>
                <numerusform>%Ln منتج</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln places of delivery</source>
            <translation>
                <numerusform>مفيش أماكن توصيل</numerusform>
                <numerusform>مكان توصيل واحد</numerusform>
                <numerusform>مكانين توصيل</numerusform>
                <numerusform>%Ln أماكن توصيل</numerusform>
                <numerusform>%Ln مكان توصيل</numerusform>
                <numerusform>%Ln مكان توصيل</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Overlay</name>
        <message>
            <source>The shop file has a mistake; its last good facts stay.</source>
            <translation>ملف المحل فيه غلطة، والكروت ماشية على آخر بيانات سليمة.</translation>
        </message>
        <message>
            <source>Message: {text}</source>
            <translation>رسالة: {text}</translation>
        </message>
        <message numerus="yes">
            <source>This live can't be saved: %Ln comments in memory alone. Free some space, or put the disk back.</source>
            <translation>
                <numerusform>مش عارفين نحفظ اللايف: مفيش تعليقات في الذاكرة بس. فضّي مساحة أو رجّعي الفلاشة.</numerusform>
                <numerusform>مش عارفين نحفظ اللايف: تعليق واحد في الذاكرة بس. فضّي مساحة أو رجّعي الفلاشة.</numerusform>
                <numerusform>مش عارفين نحفظ اللايف: تعليقين في الذاكرة بس. فضّي مساحة أو رجّعي الفلاشة.</numerusform>
                <numerusform>مش عارفين نحفظ اللايف: %Ln تعليقات في الذاكرة بس. فضّي مساحة أو رجّعي الفلاشة.</numerusform>
                <numerusform>مش عارفين نحفظ اللايف: %Ln تعليق في الذاكرة بس. فضّي مساحة أو رجّعي الفلاشة.</numerusform>
                <numerusform>مش عارفين نحفظ اللايف: %Ln تعليق في الذاكرة بس. فضّي مساحة أو رجّعي الفلاشة.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln people paste the same text</source>
            <translation>
                <numerusform>محدش بينسخ نفس الرسالة</numerusform>
                <numerusform>شخص واحد بينسخ نفس الرسالة</numerusform>
                <numerusform>شخصين بينسخوا نفس الرسالة</numerusform>
                <numerusform>%Ln أشخاص بينسخوا نفس الرسالة</numerusform>
                <numerusform>%Ln شخص بينسخوا نفس الرسالة</numerusform>
                <numerusform>%Ln شخص بينسخوا نفس الرسالة</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln people</source>
            <translation>
                <numerusform>محدش</numerusform>
                <numerusform>شخص واحد</numerusform>
                <numerusform>شخصين</numerusform>
                <numerusform>%Ln أشخاص</numerusform>
                <numerusform>%Ln شخص</numerusform>
                <numerusform>%Ln شخص</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>+%Ln more questions</source>
            <translation>
                <numerusform>مفيش أسئلة تانية</numerusform>
                <numerusform>وكمان سؤال واحد</numerusform>
                <numerusform>وكمان سؤالين</numerusform>
                <numerusform>وكمان %Ln أسئلة</numerusform>
                <numerusform>وكمان %Ln سؤال</numerusform>
                <numerusform>وكمان %Ln سؤال</numerusform>
            </translation>
        </message>
        <message>
            <source>all keys</source>
            <translation>كل المفاتيح</translation>
        </message>
        <message>
            <source>fewer</source>
            <translation>مفاتيح أقل</translation>
        </message>
        <message>
            <source>Answered: {title}</source>
            <translation>تمت الإجابة: {title}</translation>
        </message>
        <message>
            <source>undo</source>
            <translation>تراجع</translation>
        </message>
        <message>
            <source>answered</source>
            <translation>تمت الإجابة</translation>
        </message>
        <message>
            <source>size</source>
            <translation>الحجم</translation>
        </message>
        <message>
            <source>hide</source>
            <translation>إخفاء</translation>
        </message>
        <message>
            <source>full screen</source>
            <translation>ملء الشاشة</translation>
        </message>
        <message>
            <source>other screen</source>
            <translation>الشاشة التانية</translation>
        </message>
        <message>
            <source>see-through</source>
            <translation>الشفافية</translation>
        </message>
        <message>
            <source>light or dark</source>
            <translation>فاتح أو غامق</translation>
        </message>
        <message>
            <source>mouse through; hold Ctrl to touch</source>
            <translation>الماوس يعدّي، واضغطي Ctrl عشان تلمسيها</translation>
        </message>
        <message>
            <source>The mouse goes through. T or the round button ends it</source>
            <translation>الماوس بيعدّي. مفتاح T أو الزرار المدوّر بيرجّعه</translation>
        </message>
        <message>
            <source>The mouse touches the cards again</source>
            <translation>الماوس رجع يلمس الكروت</translation>
        </message>
        <message>
            <source>There is only one screen</source>
            <translation>مفيش غير شاشة واحدة</translation>
        </message>
        <message>
            <source>Cards are hidden; this key shows them</source>
            <translation>الأسئلة مخفية، المفتاح ده بيظهرها</translation>
        </message>
        <message>
            <source>Questions, most wanted first</source>
            <translation>الأسئلة، الأكثر انتظارًا الأول</translation>
        </message>
        <message>
            <source>Live Copilot, questions of the live</source>
            <translation>أسئلة اللايف، Live Copilot</translation>
        </message>
        <message>
            <source>The live has ended</source>
            <translation>اللايف خلص</translation>
        </message>
        <message>
            <source>Recording</source>
            <translation>تسجيل</translation>
        </message>
        <message>
            <source>over</source>
            <translation>خلص</translation>
        </message>
        <message>
            <source>live</source>
            <translation>مباشر</translation>
        </message>
        <message>
            <source>connecting</source>
            <translation>بيتصل</translation>
        </message>
        <message>
            <source>waiting for the live</source>
            <translation>مستني اللايف</translation>
        </message>
        <message>
            <source>offline</source>
            <translation>مش متصل</translation>
        </message>
        <message>
            <source>failed</source>
            <translation>فيه عطل</translation>
        </message>
        <message>
            <source>The recording is over.</source>
            <translation>التسجيل خلص.</translation>
        </message>
        <message>
            <source>The connection broke; connecting again.</source>
            <translation>الاتصال قطع، بنتصل تاني.</translation>
        </message>
        <message>
            <source>Nothing came for a while; connecting again.</source>
            <translation>مفيش حاجة وصلت من شوية، بنتصل تاني.</translation>
        </message>
        <message>
            <source>The live is paused on {subject}; it goes on by itself.</source>
            <translation>اللايف واقف مؤقتًا على {subject}، وهنكمّل لوحدنا لما يرجع.</translation>
        </message>
        <message>
            <source>Not live yet; looked for every minute.</source>
            <translation>اللايف لسه ما بدأش، بندوّر عليه كل دقيقة.</translation>
        </message>
        <message>
            <source>The live is over.</source>
            <translation>اللايف خلص.</translation>
        </message>
        <message>
            <source>{subject} asks to wait a little.</source>
            <translation>{subject} طالب نستنى شوية.</translation>
        </message>
        <message>
            <source>No internet. Check the Wi-Fi or the cable.</source>
            <translation>مفيش إنترنت. راجعي الواي فاي أو السلك.</translation>
        </message>
        <message>
            <source>{subject} does not answer. Check this computer's internet.</source>
            <translation>‏{subject} مابيردش. راجعي النت على الجهاز ده.</translation>
        </message>
        <message>
            <source>The permission of the account has ended. Connect the account again.</source>
            <translation>إذن الحساب انتهى. اربطي الحساب تاني.</translation>
        </message>
        <message>
            <source>The permission {subject} is missing. Connect the account again and allow it.</source>
            <translation>الإذن {subject} ناقص. اربطي الحساب تاني ووافقي عليه.</translation>
        </message>
        <message>
            <source>No comments are listed yet. If viewers have written, the permission {subject} is missing: connect the account again and allow it.</source>
            <translation>لسه مفيش تعليقات معروضة. لو الناس كتبت، يبقى صلاحية {subject} ناقصة: اربطي الحساب تاني واسمحي بيها.</translation>
        </message>
        <message>
            <source>{subject} was not found. Check the name.</source>
            <translation>{subject} مش موجود. راجعي الاسم.</translation>
        </message>
        <message>
            <source>{subject} blocks this connection for now. Try another network.</source>
            <translation>{subject} قافل الاتصال ده دلوقتي. جرّبي شبكة تانية.</translation>
        </message>
        <message>
            <source>A service that TikTok needs does not answer; trying another way.</source>
            <translation>خدمة بيحتاجها تيك توك مش بترد، بنجرّب طريقة تانية.</translation>
        </message>
        <message>
            <source>The libraries that read TikTok are not installed here: pip install tiktoklive</source>
            <translation>المكتبات اللي بتقرا تيك توك مش متسطّبة هنا: pip install tiktoklive</translation>
        </message>
        <message>
            <source>An unexpected fault; the log says more.</source>
            <translation>عطل مش متوقع، والتفاصيل في السجل.</translation>
        </message>
        <message>
            <source>The first question will appear here.</source>
            <translation>أول سؤال هيظهر هنا</translation>
        </message>
        <message>
            <source>Listening: no question is waiting</source>
            <translation>بنتابع، ومفيش سؤال مستني</translation>
        </message>
        <message numerus="yes">
            <source>%Ln comments read</source>
            <translation>
                <numerusform>لسه مفيش تعليقات</numerusform>
                <numerusform>قرينا تعليق واحد</numerusform>
                <numerusform>قرينا تعليقين</numerusform>
                <numerusform>قرينا %Ln تعليقات</numerusform>
                <numerusform>قرينا %Ln تعليق</numerusform>
                <numerusform>قرينا %Ln تعليق</numerusform>
            </translation>
        </message>
        <message>
            <source>No live is being read now</source>
            <translation>مفيش لايف بنقراه دلوقتي</translation>
        </message>
        <message>
            <source>Connecting to the live</source>
            <translation>بنتصل باللايف</translation>
        </message>
        <message>
            <source>Listening to the comments</source>
            <translation>بنتابع التعليقات</translation>
        </message>
        <message numerus="yes">
            <source>Newest comment: %Ln min ago</source>
            <translation>
                <numerusform>آخر تعليق: دلوقتي</numerusform>
                <numerusform>آخر تعليق من دقيقة</numerusform>
                <numerusform>آخر تعليق من دقيقتين</numerusform>
                <numerusform>آخر تعليق من %Ln دقايق</numerusform>
                <numerusform>آخر تعليق من %Ln دقيقة</numerusform>
                <numerusform>آخر تعليق من %Ln دقيقة</numerusform>
            </translation>
        </message>
        <message>
            <source>Seen in screen capture</source>
            <translation>باينة في تصوير الشاشة</translation>
        </message>
        <message>
            <source>No comments yet</source>
            <translation>لسه مفيش تعليقات</translation>
        </message>
        <message>
            <source>Newest comment: just now</source>
            <translation>آخر تعليق: دلوقتي</translation>
        </message>
        <message numerus="yes">
            <source>Newest comment: %Ln s ago</source>
            <translation>
                <numerusform>آخر تعليق: دلوقتي</numerusform>
                <numerusform>آخر تعليق من ثانية</numerusform>
                <numerusform>آخر تعليق من ثانيتين</numerusform>
                <numerusform>آخر تعليق من %Ln ثواني</numerusform>
                <numerusform>آخر تعليق من %Ln ثانية</numerusform>
                <numerusform>آخر تعليق من %Ln ثانية</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>About %Ln comments did not arrive</source>
            <translation>
                <numerusform>كل التعليقات وصلت</numerusform>
                <numerusform>حوالي تعليق واحد ما وصلش</numerusform>
                <numerusform>حوالي تعليقين ما وصلوش</numerusform>
                <numerusform>حوالي %Ln تعليقات ما وصلتش</numerusform>
                <numerusform>حوالي %Ln تعليق ما وصلش</numerusform>
                <numerusform>حوالي %Ln تعليق ما وصلش</numerusform>
            </translation>
        </message>
        <message>
            <source>Not in screen capture</source>
            <translation>مش باينة في تصوير الشاشة</translation>
        </message>
        <message>
            <source>On air: {product}</source>
            <translation>على الهوا: {product}</translation>
        </message>
        <message>
            <source>Let the mouse touch the cards again</source>
            <translation>رجّعي لمس الكروت بالماوس</translation>
        </message>
    </context>
    <context>
        <name>QAbstractFileIconProvider</name>
        <message>
            <source>Drive</source>
            <translation>قرص</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>فولدر</translation>
        </message>
    </context>
    <context>
        <name>QFileDialog</name>
        <message>
            <source>&amp;Look in:</source>
            <translation>ا&amp;بحثي في:</translation>
        </message>
        <message>
            <source>Files of &amp;type:</source>
            <translation>&amp;نوع الملفات:</translation>
        </message>
    </context>
    <context>
        <name>Review</name>
        <message>
            <source>Time</source>
            <translation>الوقت</translation>
        </message>
        <message>
            <source>Platform</source>
            <translation>المنصة</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>النوع</translation>
        </message>
        <message>
            <source>Question</source>
            <translation>السؤال</translation>
        </message>
        <message>
            <source>Comment</source>
            <translation>التعليق</translation>
        </message>
        <message>
            <source>question</source>
            <translation>سؤال</translation>
        </message>
        <message>
            <source>order</source>
            <translation>طلب</translation>
        </message>
        <message>
            <source>complaint</source>
            <translation>شكوى</translation>
        </message>
        <message>
            <source>stream problem</source>
            <translation>عطل في اللايف</translation>
        </message>
        <message>
            <source>chat</source>
            <translation>دردشة</translation>
        </message>
        <message>
            <source>Compared: {name}</source>
            <translation>مقارنة: {name}</translation>
        </message>
        <message>
            <source>Comparing the lives…</source>
            <translation>بنقارني اللايفات…</translation>
        </message>
        <message>
            <source>Cancelled.</source>
            <translation>اتلغت.</translation>
        </message>
        <message>
            <source>People</source>
            <translation>ناس</translation>
        </message>
        <message>
            <source>Product</source>
            <translation>المنتج</translation>
        </message>
        <message>
            <source>How it ended</source>
            <translation>انتهى إزاي</translation>
        </message>
        <message>
            <source>Usual wait</source>
            <translation>الانتظار في العادة</translation>
        </message>
        <message>
            <source>First asked</source>
            <translation>أول مرة</translation>
        </message>
        <message>
            <source>What do they ask?</source>
            <translation>بيسألوا عن إيه؟</translation>
        </message>
        <message>
            <source>Search questions</source>
            <translation>دوّري في الأسئلة</translation>
        </message>
        <message>
            <source>Which of these ask something else?</source>
            <translation>أنهي من دول بتسأل حاجة تانية؟</translation>
        </message>
        <message>
            <source>Make a question of them</source>
            <translation>خليهم سؤال لوحدهم</translation>
        </message>
        <message>
            <source>Rename…</source>
            <translation>غيّري الاسم…</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>غيّري الاسم</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>إلغاء</translation>
        </message>
        <message>
            <source>This one</source>
            <translation>ده</translation>
        </message>
        <message>
            <source>Move to another question…</source>
            <translation>انقليهم لسؤال تاني…</translation>
        </message>
        <message>
            <source>Show all</source>
            <translation>كل التعليقات</translation>
        </message>
        <message>
            <source>See the question</source>
            <translation>شوفي السؤال</translation>
        </message>
        <message>
            <source>Search comments</source>
            <translation>دوّري في التعليقات</translation>
        </message>
        <message>
            <source>Comments</source>
            <translation>التعليقات</translation>
        </message>
        <message>
            <source>All kinds</source>
            <translation>كل الأنواع</translation>
        </message>
        <message numerus="yes">
            <source>%Ln comments</source>
            <translation>
                <numerusform>مفيش تعليقات</numerusform>
                <numerusform>تعليق واحد</numerusform>
                <numerusform>تعليقين</numerusform>
                <numerusform>%Ln تعليقات</numerusform>
                <numerusform>%Ln تعليق</numerusform>
                <numerusform>%Ln تعليق</numerusform>
            </translation>
        </message>
        <message>
            <source>Grey: all comments. Line: questions. Red: a wave of complaints. Click for the comments; Ctrl and the wheel, or + and −, to come nearer in time.</source>
            <translation>الرمادي: كل التعليقات. الخط: الأسئلة. الأحمر: موجة شكاوى. دوسي عشان تشوفي التعليقات، وCtrl مع العجلة أو + و− عشان تقرّبي الوقت.</translation>
        </message>
        <message>
            <source>No names, no phone numbers and no addresses are in any of them.</source>
            <translation>مفيش فيهم أسماء ولا أرقام تليفونات ولا عناوين.</translation>
        </message>
        <message>
            <source>of those who waited got an answer</source>
            <translation>من اللي استنوا خدوا رد</translation>
        </message>
        <message>
            <source>One page to read and share…</source>
            <translation>صفحة واحدة للقراية والمشاركة…</translation>
        </message>
        <message>
            <source>Excel…</source>
            <translation>إكسل…</translation>
        </message>
        <message>
            <source>Tables (CSV)…</source>
            <translation>جداول (CSV)…</translation>
        </message>
        <message>
            <source>Answers for the shop file…</source>
            <translation>الإجابات لملف المحل…</translation>
        </message>
        <message>
            <source>For programs (JSON)…</source>
            <translation>للبرامج (JSON)…</translation>
        </message>
        <message>
            <source>Comments and questions a minute</source>
            <translation>التعليقات والأسئلة في الدقيقة</translation>
        </message>
        <message>
            <source>long</source>
            <translation>المدة</translation>
        </message>
        <message>
            <source>comments</source>
            <translation>تعليق</translation>
        </message>
        <message>
            <source>people wrote</source>
            <translation>شخص كتبوا</translation>
        </message>
        <message>
            <source>different questions</source>
            <translation>سؤال مختلف</translation>
        </message>
        <message>
            <source>orders</source>
            <translation>طلب</translation>
        </message>
        <message>
            <source>To do tomorrow</source>
            <translation>اعملي بكره</translation>
        </message>
        <message>
            <source>Take it with you</source>
            <translation>خديها معاكي</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>انسخي</translation>
        </message>
        <message>
            <source>usual wait</source>
            <translation>الانتظار في العادة</translation>
        </message>
        <message>
            <source>Its comments</source>
            <translation>تعليقاته</translation>
        </message>
        <message numerus="yes">
            <source>%Ln people</source>
            <translation>
                <numerusform>محدش</numerusform>
                <numerusform>شخص واحد</numerusform>
                <numerusform>شخصين</numerusform>
                <numerusform>%Ln أشخاص</numerusform>
                <numerusform>%Ln شخص</numerusform>
                <numerusform>%Ln شخص</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln still wait</source>
            <translation>
                <numerusform>محدش مستني</numerusform>
                <numerusform>واحد لسه مستني</numerusform>
                <numerusform>اتنين لسه مستنيين</numerusform>
                <numerusform>%Ln لسه مستنيين</numerusform>
                <numerusform>%Ln لسه مستنيين</numerusform>
                <numerusform>%Ln لسه مستنيين</numerusform>
            </translation>
        </message>
        <message>
            <source>Where do they belong?</source>
            <translation>مكانهم فين؟</translation>
        </message>
        <message>
            <source>Questions</source>
            <translation>الأسئلة</translation>
        </message>
        <message>
            <source>No question fits.</source>
            <translation>مفيش سؤال مطابق.</translation>
        </message>
        <message>
            <source>All questions</source>
            <translation>كل الأسئلة</translation>
        </message>
        <message>
            <source>Somebody still waits</source>
            <translation>لسه حد مستني</translation>
        </message>
        <message>
            <source>Answered</source>
            <translation>اتجاوبت</translation>
        </message>
        <message>
            <source>Asked by 20 or more</source>
            <translation>سألها 20 أو أكتر</translation>
        </message>
        <message>
            <source>Hidden</source>
            <translation>مخفية</translation>
        </message>
        <message>
            <source>Same as another…</source>
            <translation>زي سؤال تاني…</translation>
        </message>
        <message>
            <source>Take apart…</source>
            <translation>افصليه…</translation>
        </message>
        <message>
            <source>Which question asks the same?</source>
            <translation>أنهي سؤال بيسأل نفس الحاجة؟</translation>
        </message>
        <message>
            <source>They wrote</source>
            <translation>كتبوا</translation>
        </message>
        <message>
            <source>We answered</source>
            <translation>ردّينا</translation>
        </message>
        <message>
            <source>Put ready</source>
            <translation>اتجهز للمقدمة</translation>
        </message>
        <message>
            <source>Opening the live…</source>
            <translation>بنفتح اللايف…</translation>
        </message>
        <message>
            <source>Where should it go?</source>
            <translation>تتحط فين؟</translation>
        </message>
        <message>
            <source>Review: {name}</source>
            <translation>مراجعة: {name}</translation>
        </message>
        <message>
            <source>Counting and comparing…</source>
            <translation>بنعدّ ونقارن…</translation>
        </message>
        <message>
            <source>Correcting…</source>
            <translation>بنصلّح…</translation>
        </message>
        <message>
            <source>Written: {place}</source>
            <translation>اتكتبت: {place}</translation>
        </message>
        <message>
            <source>Undo correction</source>
            <translation>الغي التصليح</translation>
        </message>
        <message>
            <source>Pages</source>
            <translation>صفحات</translation>
        </message>
        <message>
            <source>Writing…</source>
            <translation>بنكتب…</translation>
        </message>
        <message>
            <source>At a glance</source>
            <translation>الخلاصة</translation>
        </message>
        <message>
            <source>{time}: {comments} comments, {questions} questions</source>
            <translation>{time}: {comments} تعليق، {questions} سؤال</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>جرّبي تاني</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>اقفلي</translation>
        </message>
    </context>
    <context>
        <name>Shop</name>
        <message>
            <source>The shop file</source>
            <translation>ملف المحل</translation>
        </message>
        <message>
            <source>Everywhere else</source>
            <translation>باقي الأماكن</translation>
        </message>
        <message>
            <source>Of</source>
            <translation>بتاع إيه</translation>
        </message>
        <message>
            <source>What</source>
            <translation>إيه هو</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>القيمة</translation>
        </message>
        <message>
            <source>Price</source>
            <translation>السعر</translation>
        </message>
        <message>
            <source>Price before the discount</source>
            <translation>السعر قبل الخصم</translation>
        </message>
        <message>
            <source>Offer</source>
            <translation>العرض</translation>
        </message>
        <message>
            <source>Pieces left</source>
            <translation>الباقي</translation>
        </message>
        <message>
            <source>Delivery fee</source>
            <translation>الشحن</translation>
        </message>
        <message>
            <source>Delivery days</source>
            <translation>أيام التوصيل</translation>
        </message>
        <message>
            <source>Free delivery from</source>
            <translation>شحن مجاني من</translation>
        </message>
        <message>
            <source>Policy</source>
            <translation>سياسة</translation>
        </message>
        <message>
            <source>“{typed}” is no number. Type digits, for example 250.</source>
            <translation>«{typed}» مش رقم. اكتبي أرقام، مثلًا 250.</translation>
        </message>
        <message>
            <source>Search: a product, “price”, a policy</source>
            <translation>دوّري: منتج، «السعر»، سياسة</translation>
        </message>
        <message>
            <source>Save the changes</source>
            <translation>احفظي التغييرات</translation>
        </message>
        <message>
            <source>Discard the changes</source>
            <translation>الغي التغييرات</translation>
        </message>
        <message numerus="yes">
            <source>%Ln changes are not saved yet.</source>
            <translation>
                <numerusform>مفيش تغييرات</numerusform>
                <numerusform>فيه تغيير واحد لسه ما اتحفظش.</numerusform>
                <numerusform>فيه تغييرين لسه ما اتحفظوش.</numerusform>
                <numerusform>فيه %Ln تغييرات لسه ما اتحفظتش.</numerusform>
                <numerusform>فيه %Ln تغيير لسه ما اتحفظش.</numerusform>
                <numerusform>فيه %Ln تغيير لسه ما اتحفظش.</numerusform>
            </translation>
        </message>
        <message>
            <source>Double-click a value to change it. Your notes in the file and its layout stay as they are. New products come from the file itself, or from a list.</source>
            <translation>دوسي مرتين على القيمة عشان تغيّريها. ملاحظاتك اللي في الملف وترتيبه بيفضلوا زي ما هما. المنتجات الجديدة بتيجي من الملف نفسه، أو من جدول Excel.</translation>
        </message>
        <message>
            <source>Facts of the shop file</source>
            <translation>بيانات ملف المحل</translation>
        </message>
        <message>
            <source>Saved. The cards use it from now on.</source>
            <translation>اتحفظ. الكروت بتستخدمه من دلوقتي.</translation>
        </message>
        <message>
            <source>The shop of the recorded live, to look at. Choose your own on the first page.</source>
            <translation>ده محل اللايف المسجّل، للفرجة. اختاري ملف محلك من أول صفحة.</translation>
        </message>
        <message>
            <source>Choose a shop file on the first page.</source>
            <translation>اختاري ملف المحل من الصفحة الأولى.</translation>
        </message>
    </context>
    <context>
        <name>Tray</name>
        <message>
            <source>Show the cards and touch them</source>
            <translation>اعرضي الكروت والمسيها</translation>
        </message>
        <message>
            <source>Open the control window</source>
            <translation>افتحي شباك التحكم</translation>
        </message>
        <message>
            <source>End Live Copilot</source>
            <translation>اقفلي Live Copilot</translation>
        </message>
    </context>
    <context>
        <name>Welcome</name>
        <message>
            <source>Play the recorded live</source>
            <translation>شغّلي اللايف المسجّل</translation>
        </message>
        <message>
            <source>Go to my own live</source>
            <translation>وديني على اللايف بتاعي</translation>
        </message>
        <message>
            <source>Press “{list}”. If you have no list, press “{example}” and put your prices in.</source>
            <translation>دوسي «{list}». معندكيش جدول؟ دوسي «{example}» وحطّي أسعارك فيه.</translation>
        </message>
        <message>
            <source>Tick where you are live and type the name of the account.</source>
            <translation>علّمي إنتي لايف فين واكتبي اسم الحساب.</translation>
        </message>
        <message>
            <source>When the live has begun, press “{start}”.</source>
            <translation>لما اللايف يبدأ، دوسي «{start}».</translation>
        </message>
        <message>
            <source>On the page “{air}”, choose what you are showing: viewers' “how much?” means that.</source>
            <translation>في صفحة «{air}» اختاري اللي بتعرضيه: لما حد يسأل «بكام؟» هيبقى قصده عليه.</translation>
        </message>
        <message>
            <source>See it move first</source>
            <translation>شوفيه بيتحرك الأول</translation>
        </message>
        <message>
            <source>A recorded live of a clothes shop, played fast: cards show what most people ask, each with an answer to read out. No account is needed, nothing leaves this computer.</source>
            <translation>لايف مسجّل لمحل هدوم، بسرعة: الكروت بتوري أكتر حاجة الناس بتسألها، ومع كل سؤال إجابة جاهزة تتقال. من غير أي حساب، ومفيش حاجة بتخرج من الكمبيوتر.</translation>
        </message>
        <message>
            <source>Then, for your own live</source>
            <translation>وبعدين، للايف بتاعك</translation>
        </message>
    </context>
</TS>
