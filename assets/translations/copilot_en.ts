<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
    <context>
        <name>Card</name>
        <message numerus="yes">
            <source>%Ln people are waiting</source>
            <translation>
                <numerusform>%Ln person is waiting</numerusform>
                <numerusform>%Ln people are waiting</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>waiting</source>
            <translation>
                <numerusform>waiting</numerusform>
                <numerusform>waiting</numerusform>
            </translation>
        </message>
        <message>
            <source>done</source>
            <translation>done</translation>
        </message>
        <message>
            <source>No ready answer</source>
            <translation>No ready answer</translation>
        </message>
        <message>
            <source>Old, check it</source>
            <translation>Old, check it</translation>
        </message>
        <message>
            <source>Asked again</source>
            <translation>Asked again</translation>
        </message>
        <message>
            <source>More and more ask this</source>
            <translation>More and more ask this</translation>
        </message>
        <message>
            <source>Your answer</source>
            <translation>Your answer</translation>
        </message>
        <message>
            <source>Key {key}: answered</source>
            <translation>Key {key}: answered</translation>
        </message>
        <message>
            <source>Answer by {name}</source>
            <translation>Answer by {name}</translation>
        </message>
        <message>
            <source>Pinned</source>
            <translation>Pinned</translation>
        </message>
        <message>
            <source>shop file</source>
            <translation>shop file</translation>
        </message>
        <message>
            <source>delivery</source>
            <translation>delivery</translation>
        </message>
        <message>
            <source>payment</source>
            <translation>payment</translation>
        </message>
        <message>
            <source>prices</source>
            <translation>prices</translation>
        </message>
        <message>
            <source>policies</source>
            <translation>policies</translation>
        </message>
        <message>
            <source>Your answer of {day}</source>
            <translation>Your answer of {day}</translation>
        </message>
        <message>
            <source>The team's answer of {day}</source>
            <translation>The team's answer of {day}</translation>
        </message>
        <message>
            <source>code {code}</source>
            <translation>code {code}</translation>
        </message>
    </context>
    <context>
        <name>Control</name>
        <message>
            <source>Asks once a day, of one address, and sends nothing about you or your lives.</source>
            <translation>Asks once a day, of one address, and sends nothing about you or your lives.</translation>
        </message>
        <message>
            <source>Get the new version</source>
            <translation>Get the new version</translation>
        </message>
        <message>
            <source>Licences</source>
            <translation>Licences</translation>
        </message>
        <message>
            <source>Nothing tells this copy of newer versions: look now and then where you got it.</source>
            <translation>Nothing tells this copy of newer versions: look now and then where you got it.</translation>
        </message>
        <message>
            <source>Tell me when there is a newer version</source>
            <translation>Tell me when there is a newer version</translation>
        </message>
        <message>
            <source>Version {version}. Version {newest} is out.</source>
            <translation>Version {version}. Version {newest} is out.</translation>
        </message>
        <message>
            <source>About Live Copilot</source>
            <translation>About Live Copilot</translation>
        </message>
        <message>
            <source>Version {version}</source>
            <translation>Version {version}</translation>
        </message>
        <message>
            <source>Connected: {name}</source>
            <translation>Connected: {name}</translation>
        </message>
        <message>
            <source>Copied.</source>
            <translation>Copied.</translation>
        </message>
        <message>
            <source>Search by code or name</source>
            <translation>Search by code or name</translation>
        </message>
        <message>
            <source>Previous</source>
            <translation>Previous</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>Next</translation>
        </message>
        <message>
            <source>Nothing on air</source>
            <translation>Nothing on air</translation>
        </message>
        <message>
            <source>Put it on air</source>
            <translation>Put it on air</translation>
        </message>
        <message>
            <source>Nothing is on air</source>
            <translation>Nothing is on air</translation>
        </message>
        <message>
            <source>On air</source>
            <translation>On air</translation>
        </message>
        <message>
            <source>“How much is it?” is answered for the product that is on air.</source>
            <translation>“How much is it?” is answered for the product that is on air.</translation>
        </message>
        <message>
            <source>Products of the shop file</source>
            <translation>Products of the shop file</translation>
        </message>
        <message>
            <source>{keys} here, {everywhere} in any program</source>
            <translation>{keys} here, {everywhere} in any program</translation>
        </message>
        <message>
            <source>Choose a shop file with products on the first page.</source>
            <translation>Choose a shop file with products on the first page.</translation>
        </message>
        <message>
            <source>Products go on air while a live is read.</source>
            <translation>Products go on air while a live is read.</translation>
        </message>
        <message>
            <source>Ctrl+Page Down and Ctrl+Page Up: next and previous. With Alt too, in any other program.</source>
            <translation>Ctrl+Page Down and Ctrl+Page Up: next and previous. With Alt too, in any other program.</translation>
        </message>
        <message>
            <source>New version</source>
            <translation>New version</translation>
        </message>
        <message>
            <source>The live</source>
            <translation>The live</translation>
        </message>
        <message>
            <source>Privacy notice</source>
            <translation>Privacy notice</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Settings</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>Details</translation>
        </message>
        <message>
            <source>Open the logs folder</source>
            <translation>Open the logs folder</translation>
        </message>
        <message>
            <source>Fewer details</source>
            <translation>Fewer details</translation>
        </message>
        <message>
            <source>They work in every program while a live is read, and are free again afterwards.</source>
            <translation>They work in every program while a live is read, and are free again afterwards.</translation>
        </message>
        <message>
            <source>This desktop lets no app have keys while another window is used (Wayland, or a right that is missing). Click the cards first; then their keys work.</source>
            <translation>This desktop lets no app have keys while another window is used (Wayland, or a right that is missing). Click the cards first; then their keys work.</translation>
        </message>
        <message>
            <source>The keys work only while the cards have the keyboard.</source>
            <translation>The keys work only while the cards have the keyboard.</translation>
        </message>
        <message>
            <source>Another program has these already: {keys}</source>
            <translation>Another program has these already: {keys}</translation>
        </message>
        <message numerus="yes">
            <source>%Ln products</source>
            <translation>
                <numerusform>one product</numerusform>
                <numerusform>%Ln products</numerusform>
            </translation>
        </message>
        <message>
            <source>Start reading the live</source>
            <translation>Start reading the live</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Stop</translation>
        </message>
        <message>
            <source>Try it with a recorded live</source>
            <translation>Try it with a recorded live</translation>
        </message>
        <message>
            <source>Show the cards</source>
            <translation>Show the cards</translation>
        </message>
        <message>
            <source>Choose the shop file…</source>
            <translation>Choose the shop file…</translation>
        </message>
        <message>
            <source>Start with the example…</source>
            <translation>Start with the example…</translation>
        </message>
        <message>
            <source>Name of this live, for example: Friday offers</source>
            <translation>Name of this live, for example: Friday offers</translation>
        </message>
        <message>
            <source>Let the moderators' phones in (same Wi-Fi)</source>
            <translation>Let the moderators' phones in (same Wi-Fi)</translation>
        </message>
        <message>
            <source>Where to keep your shop file</source>
            <translation>Where to keep your shop file</translation>
        </message>
        <message numerus="yes">
            <source>%Ln comments read</source>
            <translation>
                <numerusform>one comment read</numerusform>
                <numerusform>%Ln comments read</numerusform>
            </translation>
        </message>
        <message>
            <source>{count} waiting for an answer</source>
            <translation>{count} waiting for an answer</translation>
        </message>
        <message>
            <source>Shop files</source>
            <translation>Shop files</translation>
        </message>
        <message>
            <source>Ready when you are</source>
            <translation>Ready when you are</translation>
        </message>
        <message>
            <source>Getting ready…</source>
            <translation>Getting ready…</translation>
        </message>
        <message>
            <source>Reading the live</source>
            <translation>Reading the live</translation>
        </message>
        <message>
            <source>Saving and closing…</source>
            <translation>Saving and closing…</translation>
        </message>
        <message>
            <source>The recorded live brings its own shop, to look at on the page “On air”: {shop}</source>
            <translation>The recorded live brings its own shop, to look at on the page “On air”: {shop}</translation>
        </message>
        <message>
            <source>Where you are live</source>
            <translation>Where you are live</translation>
        </message>
        <message>
            <source>Shop file and this live</source>
            <translation>Shop file and this live</translation>
        </message>
        <message>
            <source>Say first where you are live: tick a platform below, or try the recorded live.</source>
            <translation>Say first where you are live: tick a platform below, or try the recorded live.</translation>
        </message>
        <message>
            <source>{file} can't be written. Choose another folder.</source>
            <translation>{file} can't be written. Choose another folder.</translation>
        </message>
        <message>
            <source>No comment leaves this computer. Each live is one file.</source>
            <translation>No comment leaves this computer. Each live is one file.</translation>
        </message>
        <message>
            <source>No shop file yet: cards will say which answer is missing.</source>
            <translation>No shop file yet: cards will say which answer is missing.</translation>
        </message>
        <message>
            <source>{file} holds no product and no price yet, so no card will have an answer. Bring in a list from Excel, or choose another file.</source>
            <translation>{file} holds no product and no price yet, so no card will have an answer. Bring in a list from Excel, or choose another file.</translation>
        </message>
        <message>
            <source>today {time}</source>
            <translation>today {time}</translation>
        </message>
        <message>
            <source>Viewers should know that an app reads along.</source>
            <translation>Viewers should know that an app reads along.</translation>
        </message>
        <message>
            <source>Open the lives' folder</source>
            <translation>Open the lives' folder</translation>
        </message>
        <message>
            <source>Keys in every program while a live is read</source>
            <translation>Keys in every program while a live is read</translation>
        </message>
        <message>
            <source>Copy the text</source>
            <translation>Copy the text</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Light</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Dark</translation>
        </message>
        <message>
            <source>As the system has it</source>
            <translation>As the system has it</translation>
        </message>
        <message>
            <source>Nothing moves</source>
            <translation>Nothing moves</translation>
        </message>
        <message>
            <source>this card is answered</source>
            <translation>this card is answered</translation>
        </message>
        <message>
            <source>hide the cards, or show them</source>
            <translation>hide the cards, or show them</translation>
        </message>
        <message>
            <source>the mouse goes through, or not</source>
            <translation>the mouse goes through, or not</translation>
        </message>
        <message>
            <source>next product on air</source>
            <translation>next product on air</translation>
        </message>
        <message>
            <source>the product before it on air</source>
            <translation>the product before it on air</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Language</translation>
        </message>
        <message>
            <source>Colours of the windows</source>
            <translation>Colours of the windows</translation>
        </message>
        <message>
            <source>Movement of the cards</source>
            <translation>Movement of the cards</translation>
        </message>
        <message>
            <source>Show the moderators' code</source>
            <translation>Show the moderators' code</translation>
        </message>
        <message>
            <source>Copy the moderators' address</source>
            <translation>Copy the moderators' address</translation>
        </message>
        <message>
            <source>Copy the address of your phone's view</source>
            <translation>Copy the address of your phone's view</translation>
        </message>
        <message>
            <source>Copy the address for OBS</source>
            <translation>Copy the address for OBS</translation>
        </message>
        <message>
            <source>Code that opens the moderators' page on a phone</source>
            <translation>Code that opens the moderators' page on a phone</translation>
        </message>
        <message>
            <source>Hide the code</source>
            <translation>Hide the code</translation>
        </message>
        <message>
            <source>Phones and OBS</source>
            <translation>Phones and OBS</translation>
        </message>
        <message>
            <source>Whoever scans the moderators' code steers the live. Keep it away from the camera.</source>
            <translation>Whoever scans the moderators' code steers the live. Keep it away from the camera.</translation>
        </message>
        <message>
            <source>Connect…</source>
            <translation>Connect…</translation>
        </message>
        <message>
            <source>Account…</source>
            <translation>Account…</translation>
        </message>
        <message>
            <source>@name of the account that is live</source>
            <translation>@name of the account that is live</translation>
        </message>
        <message>
            <source>id of the page; empty for the connected one</source>
            <translation>id of the page; empty for the connected one</translation>
        </message>
        <message>
            <source>id of the account; empty for the connected one</source>
            <translation>id of the account; empty for the connected one</translation>
        </message>
        <message>
            <source>Earlier lives</source>
            <translation>Earlier lives</translation>
        </message>
        <message>
            <source>What it tells</source>
            <translation>What it tells</translation>
        </message>
        <message>
            <source>Go on with it</source>
            <translation>Go on with it</translation>
        </message>
        <message>
            <source>Open the folder</source>
            <translation>Open the folder</translation>
        </message>
        <message>
            <source>Compare the lives</source>
            <translation>Compare the lives</translation>
        </message>
        <message>
            <source>Close it</source>
            <translation>Close it</translation>
        </message>
        <message>
            <source>None yet.</source>
            <translation>None yet.</translation>
        </message>
        <message>
            <source>The live “{name}” was interrupted. Everything that was on the cards is saved.</source>
            <translation>The live “{name}” was interrupted. Everything that was on the cards is saved.</translation>
        </message>
    </context>
    <context>
        <name>Fault</name>
        <message>
            <source>Paste the key first.</source>
            <translation>Paste the key first.</translation>
        </message>
        <message>
            <source>Something went wrong that should not. The details and the log say more.</source>
            <translation>Something went wrong that should not. The details and the log say more.</translation>
        </message>
        <message>
            <source>The shop file {file} is not there any more. Choose it again.</source>
            <translation>The shop file {file} is not there any more. Choose it again.</translation>
        </message>
        <message>
            <source>{file} is a folder. Choose the shop file in it.</source>
            <translation>{file} is a folder. Choose the shop file in it.</translation>
        </message>
        <message>
            <source>{file} is not saved as UTF-8 text. Save it as UTF-8 and choose it again.</source>
            <translation>{file} is not saved as UTF-8 text. Save it as UTF-8 and choose it again.</translation>
        </message>
        <message>
            <source>{file} can't be read. Close it in other programs and choose it again.</source>
            <translation>{file} can't be read. Close it in other programs and choose it again.</translation>
        </message>
        <message>
            <source>{file} can't be understood at line {line}. A quotation mark or a bracket is missing there.</source>
            <translation>{file} can't be understood at line {line}. A quotation mark or a bracket is missing there.</translation>
        </message>
        <message>
            <source>{file} is a list, no shop file. Press “Bring in a list from Excel…” and choose it there.</source>
            <translation>{file} is a list, no shop file. Press “Bring in a list from Excel…” and choose it there.</translation>
        </message>
        <message>
            <source>{file} holds no shop. Copy the example of a shop file and put your prices in.</source>
            <translation>{file} holds no shop. Copy the example of a shop file and put your prices in.</translation>
        </message>
        <message>
            <source>{file}: what stands under {where} can't stand there. Mend that line.</source>
            <translation>{file}: what stands under {where} can't stand there. Mend that line.</translation>
        </message>
        <message>
            <source>The product {product} has no code. Give it one.</source>
            <translation>The product {product} has no code. Give it one.</translation>
        </message>
        <message>
            <source>Two products have the code {product}. Give each its own.</source>
            <translation>Two products have the code {product}. Give each its own.</translation>
        </message>
        <message>
            <source>The price of {product} can't be right. Mend it.</source>
            <translation>The price of {product} can't be right. Mend it.</translation>
        </message>
        <message>
            <source>The stock of {product} is below zero. Mend it.</source>
            <translation>The stock of {product} is below zero. Mend it.</translation>
        </message>
        <message>
            <source>{file} was changed elsewhere meanwhile. Look at it again and repeat your change.</source>
            <translation>{file} was changed elsewhere meanwhile. Look at it again and repeat your change.</translation>
        </message>
        <message>
            <source>{file} can't be written. Nothing was changed; close it in other programs and try again.</source>
            <translation>{file} can't be written. Nothing was changed; close it in other programs and try again.</translation>
        </message>
        <message>
            <source>The list {file} is not there any more. Choose it again.</source>
            <translation>The list {file} is not there any more. Choose it again.</translation>
        </message>
        <message>
            <source>{file} is neither CSV nor Excel. Save it as .csv or .xlsx and choose it again.</source>
            <translation>{file} is neither CSV nor Excel. Save it as .csv or .xlsx and choose it again.</translation>
        </message>
        <message>
            <source>{file} is too large for a list of products. Save its first sheet alone.</source>
            <translation>{file} is too large for a list of products. Save its first sheet alone.</translation>
        </message>
        <message>
            <source>{file} is damaged. Open it in Excel, save it again and choose it once more.</source>
            <translation>{file} is damaged. Open it in Excel, save it again and choose it once more.</translation>
        </message>
        <message>
            <source>The letters of {file} can't be read. Save it as CSV UTF-8 and choose it again.</source>
            <translation>The letters of {file} can't be read. Save it as CSV UTF-8 and choose it again.</translation>
        </message>
        <message>
            <source>{file} has no row of headings. Name the columns in it: code, name, price, sizes, pieces.</source>
            <translation>{file} has no row of headings. Name the columns in it: code, name, price, sizes, pieces.</translation>
        </message>
        <message>
            <source>{file} has headings and no rows below them.</source>
            <translation>{file} has headings and no rows below them.</translation>
        </message>
        <message>
            <source>No row of {file} could be read, so nothing was written. Mend the rows and try again.</source>
            <translation>No row of {file} could be read, so nothing was written. Mend the rows and try again.</translation>
        </message>
        <message>
            <source>A list goes into a shop file that ends in .toml, and {file} does not. Choose another name.</source>
            <translation>A list goes into a shop file that ends in .toml, and {file} does not. Choose another name.</translation>
        </message>
        <message>
            <source>There is a live called {file} already. Choose another name.</source>
            <translation>There is a live called {file} already. Choose another name.</translation>
        </message>
        <message>
            <source>The file of this live can't be made. Is the disk full or locked?</source>
            <translation>The file of this live can't be made. Is the disk full or locked?</translation>
        </message>
        <message>
            <source>The disk takes nothing more. What was on the cards is saved. Free some space and go on.</source>
            <translation>The disk takes nothing more. What was on the cards is saved. Free some space and go on.</translation>
        </message>
        <message>
            <source>{file} could not be written to the end. The whole live is here instead: {rescued}</source>
            <translation>{file} could not be written to the end. The whole live is here instead: {rescued}</translation>
        </message>
        <message>
            <source>{file} is damaged. Try a copy of it, or bring back what can still be read: live-copilot recover</source>
            <translation>{file} is damaged. Try a copy of it, or bring back what can still be read: live-copilot recover</translation>
        </message>
        <message>
            <source>{file} is not there any more.</source>
            <translation>{file} is not there any more.</translation>
        </message>
        <message>
            <source>{file} is no file of a live.</source>
            <translation>{file} is no file of a live.</translation>
        </message>
        <message>
            <source>{file} was made by a newer Live Copilot. Update the app to open it.</source>
            <translation>{file} was made by a newer Live Copilot. Update the app to open it.</translation>
        </message>
        <message>
            <source>{file} is in use by a live that still runs. End that one first.</source>
            <translation>{file} is in use by a live that still runs. End that one first.</translation>
        </message>
        <message>
            <source>Something unexpected ended the live. What was shown is saved; go on with it below.</source>
            <translation>Something unexpected ended the live. What was shown is saved; go on with it below.</translation>
        </message>
        <message>
            <source>The moderators' page can't be served there.</source>
            <translation>The moderators' page can't be served there.</translation>
        </message>
        <message>
            <source>Phones can't reach this computer: it is in no network. Connect it to the phones' Wi-Fi.</source>
            <translation>Phones can't reach this computer: it is in no network. Connect it to the phones' Wi-Fi.</translation>
        </message>
        <message>
            <source>Another program holds the place of the moderators' page ({port}). End it and try again.</source>
            <translation>Another program holds the place of the moderators' page ({port}). End it and try again.</translation>
        </message>
        <message>
            <source>Type the name of the account that is live on TikTok.</source>
            <translation>Type the name of the account that is live on TikTok.</translation>
        </message>
        <message>
            <source>The keyring of this computer is locked, so nothing was kept. Unlock it and try again.</source>
            <translation>The keyring of this computer is locked, so nothing was kept. Unlock it and try again.</translation>
        </message>
        <message>
            <source>This computer has no keyring, so nothing was kept. Put the key into the environment variable {variable} before you start Live Copilot.</source>
            <translation>This computer has no keyring, so nothing was kept. Put the key into the environment variable {variable} before you start Live Copilot.</translation>
        </message>
        <message>
            <source>The keyring of this computer does not open. Unlock it and try again.</source>
            <translation>The keyring of this computer does not open. Unlock it and try again.</translation>
        </message>
        <message>
            <source>No page with an Instagram account linked to it is open to this key. Link them on Instagram (Settings, Business tools), or choose the page when you make the key.</source>
            <translation>No page with an Instagram account linked to it is open to this key. Link them on Instagram (Settings, Business tools), or choose the page when you make the key.</translation>
        </message>
        <message>
            <source>The shop file can't be used as it is.</source>
            <translation>The shop file can't be used as it is.</translation>
        </message>
        <message>
            <source>The file of this live can't be opened.</source>
            <translation>The file of this live can't be opened.</translation>
        </message>
        <message>
            <source>The recorded live can't be read. Install Live Copilot again.</source>
            <translation>The recorded live can't be read. Install Live Copilot again.</translation>
        </message>
        <message>
            <source>The file of this live can't be written any more. Free some space, then go on with it.</source>
            <translation>The file of this live can't be written any more. Free some space, then go on with it.</translation>
        </message>
        <message>
            <source>No live is on there just now.</source>
            <translation>No live is on there just now.</translation>
        </message>
        <message>
            <source>The platform does not answer. Check the internet connection and try again.</source>
            <translation>The platform does not answer. Check the internet connection and try again.</translation>
        </message>
    </context>
    <context>
        <name>Freshness</name>
        <message>
            <source>just now</source>
            <translation>just now</translation>
        </message>
        <message numerus="yes">
            <source>%Ln minutes ago</source>
            <translation>
                <numerusform>%Ln minute ago</numerusform>
                <numerusform>%Ln minutes ago</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln hours ago</source>
            <translation>
                <numerusform>%Ln hour ago</numerusform>
                <numerusform>%Ln hours ago</numerusform>
            </translation>
        </message>
        <message>
            <source>on {day}</source>
            <translation>on {day}</translation>
        </message>
        <message>
            <source>changed {when}</source>
            <translation>changed {when}</translation>
        </message>
    </context>
    <context>
        <name>Guide</name>
        <message>
            <source>The key lasts until {day}. Make a new one before your first live after that.</source>
            <translation>The key lasts until {day}. Make a new one before your first live after that.</translation>
        </message>
        <message>
            <source>Open that page</source>
            <translation>Open that page</translation>
        </message>
        <message>
            <source>Copy the names of the permissions</source>
            <translation>Copy the names of the permissions</translation>
        </message>
        <message>
            <source>Paste the key here; nobody sees it</source>
            <translation>Paste the key here; nobody sees it</translation>
        </message>
        <message>
            <source>Test the key</source>
            <translation>Test the key</translation>
        </message>
        <message>
            <source>How long the key lasts was not told; you are told when it ends.</source>
            <translation>How long the key lasts was not told; you are told when it ends.</translation>
        </message>
        <message>
            <source>Keep the key</source>
            <translation>Keep the key</translation>
        </message>
        <message>
            <source>Stop waiting</source>
            <translation>Stop waiting</translation>
        </message>
        <message>
            <source>Forget this account</source>
            <translation>Forget this account</translation>
        </message>
        <message>
            <source>Nothing was changed.</source>
            <translation>Nothing was changed.</translation>
        </message>
        <message>
            <source>A live is on, and its comments can be read.</source>
            <translation>A live is on, and its comments can be read.</translation>
        </message>
        <message>
            <source>No live is on now; its comments are looked for when it starts.</source>
            <translation>No live is on now; its comments are looked for when it starts.</translation>
        </message>
        <message>
            <source>The key is right. The live could not be looked at just now; it is tried again then.</source>
            <translation>The key is right. The live could not be looked at just now; it is tried again then.</translation>
        </message>
        <message>
            <source>Connect {platform}</source>
            <translation>Connect {platform}</translation>
        </message>
        <message>
            <source>Go back to that page, allow what is missing, make the key anew, and paste it here.</source>
            <translation>Go back to that page, allow what is missing, make the key anew, and paste it here.</translation>
        </message>
        <message>
            <source>Which one are you live with?</source>
            <translation>Which one are you live with?</translation>
        </message>
        <message>
            <source>The key is kept. It is tried when you start.</source>
            <translation>The key is kept. It is tried when you start.</translation>
        </message>
        <message>
            <source>Forgotten. The key is gone from this computer.</source>
            <translation>Forgotten. The key is gone from this computer.</translation>
        </message>
        <message>
            <source>Asking {platform}…</source>
            <translation>Asking {platform}…</translation>
        </message>
        <message>
            <source>✓  {permission}: allowed</source>
            <translation>✓  {permission}: allowed</translation>
        </message>
        <message>
            <source>✗  {permission}: missing</source>
            <translation>✗  {permission}: missing</translation>
        </message>
        <message>
            <source>·  {permission}: not told</source>
            <translation>·  {permission}: not told</translation>
        </message>
        <message>
            <source>A key lets Live Copilot read the comments of your page's lives. It can't post, and it stays in this computer's keyring.</source>
            <translation>A key lets Live Copilot read the comments of your page's lives. It can't post, and it stays in this computer's keyring.</translation>
        </message>
        <message>
            <source>On the right, under “User or Page”, choose “Get User Access Token” and allow: {permissions}</source>
            <translation>On the right, under “User or Page”, choose “Get User Access Token” and allow: {permissions}</translation>
        </message>
        <message>
            <source>A key lets Live Copilot read the comments of your Instagram lives. The account must be a professional one that is linked to a Facebook page (Instagram: Settings, Business tools).</source>
            <translation>A key lets Live Copilot read the comments of your Instagram lives. The account must be a professional one that is linked to a Facebook page (Instagram: Settings, Business tools).</translation>
        </message>
        <message>
            <source>Open the page below and log in with the account that manages your page. The first time it asks you to make an app: any name will do, of the kind “Business”.</source>
            <translation>Open the page below and log in with the account that manages your page. The first time it asks you to make an app: any name will do, of the kind “Business”.</translation>
        </message>
        <message>
            <source>Click “Generate Access Token”, choose your page, and copy the key. It lasts an hour or two.</source>
            <translation>Click “Generate Access Token”, choose your page, and copy the key. It lasts an hour or two.</translation>
        </message>
        <message>
            <source>For one that lasts: the blue (i) beside it, “Open in Access Token Tool”, “Extend Access Token”; copy that one.</source>
            <translation>For one that lasts: the blue (i) beside it, “Open in Access Token Tool”, “Extend Access Token”; copy that one.</translation>
        </message>
        <message>
            <source>TikTok needs no account: type the name that is live on the first page, and start. A free key of the signing service Euler Stream only lets you connect more often.</source>
            <translation>TikTok needs no account: type the name that is live on the first page, and start. A free key of the signing service Euler Stream only lets you connect more often.</translation>
        </message>
        <message>
            <source>Open the page below, sign up, and open “API keys”.</source>
            <translation>Open the page below, sign up, and open “API keys”.</translation>
        </message>
        <message>
            <source>Make a key, copy it, and paste it here.</source>
            <translation>Make a key, copy it, and paste it here.</translation>
        </message>
    </context>
    <context>
        <name>Import</name>
        <message numerus="yes">
            <source>%Ln rows can't be read and stay out:</source>
            <translation>
                <numerusform>1 row can't be read and stays out:</numerusform>
                <numerusform>%Ln rows can't be read and stay out:</numerusform>
            </translation>
        </message>
        <message>
            <source>Columns that are not known, so left out: {names}</source>
            <translation>Columns that are not known, so left out: {names}</translation>
        </message>
        <message>
            <source>Sheets without headings, so left out: {names}</source>
            <translation>Sheets without headings, so left out: {names}</translation>
        </message>
        <message>
            <source>Bring in a list from Excel…</source>
            <translation>Bring in a list from Excel…</translation>
        </message>
        <message>
            <source>Your own list</source>
            <translation>Your own list</translation>
        </message>
        <message>
            <source>Into another file…</source>
            <translation>Into another file…</translation>
        </message>
        <message>
            <source>Make the shop file…</source>
            <translation>Make the shop file…</translation>
        </message>
        <message>
            <source>Done: {file} is your shop file now, and answers from it.</source>
            <translation>Done: {file} is your shop file now, and answers from it.</translation>
        </message>
        <message>
            <source>No row of {file} could be read.</source>
            <translation>No row of {file} could be read.</translation>
        </message>
        <message>
            <source>Excel or CSV</source>
            <translation>Excel or CSV</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>What could not be taken</source>
            <translation>What could not be taken</translation>
        </message>
        <message>
            <source>{file} is there already: products of the list get what the list says, all else in it stays.</source>
            <translation>{file} is there already: products of the list get what the list says, all else in it stays.</translation>
        </message>
        <message>
            <source>Bring it into {file}</source>
            <translation>Bring it into {file}</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>a general delivery fee</source>
            <translation>a general delivery fee</translation>
        </message>
        <message>
            <source>general days of delivery</source>
            <translation>general days of delivery</translation>
        </message>
        <message>
            <source>It becomes a shop file of your own.</source>
            <translation>It becomes a shop file of your own.</translation>
        </message>
        <message>
            <source>In {file}: {held}.</source>
            <translation>In {file}: {held}.</translation>
        </message>
        <message numerus="yes">
            <source>%Ln products</source>
            <translation>
                <numerusform>1 product</numerusform>
                <numerusform>%Ln products</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln places of delivery</source>
            <translation>
                <numerusform>1 place of delivery</numerusform>
                <numerusform>%Ln places of delivery</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Overlay</name>
        <message>
            <source>The shop file has a mistake; its last good facts stay.</source>
            <translation>The shop file has a mistake; its last good facts stay.</translation>
        </message>
        <message>
            <source>Message: {text}</source>
            <translation>Message: {text}</translation>
        </message>
        <message numerus="yes">
            <source>This live can't be saved: %Ln comments in memory alone. Free some space, or put the disk back.</source>
            <translation>
                <numerusform>This live can't be saved: %Ln comment in memory alone. Free some space, or put the disk back.</numerusform>
                <numerusform>This live can't be saved: %Ln comments in memory alone. Free some space, or put the disk back.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln people paste the same text</source>
            <translation>
                <numerusform>%Ln person pastes the same text</numerusform>
                <numerusform>%Ln people paste the same text</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln people</source>
            <translation>
                <numerusform>%Ln person</numerusform>
                <numerusform>%Ln people</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>+%Ln more questions</source>
            <translation>
                <numerusform>+%Ln more question</numerusform>
                <numerusform>+%Ln more questions</numerusform>
            </translation>
        </message>
        <message>
            <source>all keys</source>
            <translation>all keys</translation>
        </message>
        <message>
            <source>fewer</source>
            <translation>fewer</translation>
        </message>
        <message>
            <source>Answered: {title}</source>
            <translation>Answered: {title}</translation>
        </message>
        <message>
            <source>undo</source>
            <translation>undo</translation>
        </message>
        <message>
            <source>answered</source>
            <translation>answered</translation>
        </message>
        <message>
            <source>size</source>
            <translation>size</translation>
        </message>
        <message>
            <source>hide</source>
            <translation>hide</translation>
        </message>
        <message>
            <source>full screen</source>
            <translation>full screen</translation>
        </message>
        <message>
            <source>other screen</source>
            <translation>other screen</translation>
        </message>
        <message>
            <source>see-through</source>
            <translation>see-through</translation>
        </message>
        <message>
            <source>light or dark</source>
            <translation>light or dark</translation>
        </message>
        <message>
            <source>mouse through; hold Ctrl to touch</source>
            <translation>mouse through; hold Ctrl to touch</translation>
        </message>
        <message>
            <source>The mouse goes through. T or the round button ends it</source>
            <translation>The mouse goes through. T or the round button ends it</translation>
        </message>
        <message>
            <source>The mouse touches the cards again</source>
            <translation>The mouse touches the cards again</translation>
        </message>
        <message>
            <source>There is only one screen</source>
            <translation>There is only one screen</translation>
        </message>
        <message>
            <source>Cards are hidden; this key shows them</source>
            <translation>Cards are hidden; this key shows them</translation>
        </message>
        <message>
            <source>Questions, most wanted first</source>
            <translation>Questions, most wanted first</translation>
        </message>
        <message>
            <source>Live Copilot, questions of the live</source>
            <translation>Live Copilot, questions of the live</translation>
        </message>
        <message>
            <source>The live has ended</source>
            <translation>The live has ended</translation>
        </message>
        <message>
            <source>Recording</source>
            <translation>Recording</translation>
        </message>
        <message>
            <source>over</source>
            <translation>over</translation>
        </message>
        <message>
            <source>live</source>
            <translation>live</translation>
        </message>
        <message>
            <source>connecting</source>
            <translation>connecting</translation>
        </message>
        <message>
            <source>waiting for the live</source>
            <translation>waiting for the live</translation>
        </message>
        <message>
            <source>offline</source>
            <translation>offline</translation>
        </message>
        <message>
            <source>failed</source>
            <translation>failed</translation>
        </message>
        <message>
            <source>The recording is over.</source>
            <translation>The recording is over.</translation>
        </message>
        <message>
            <source>The connection broke; connecting again.</source>
            <translation>The connection broke; connecting again.</translation>
        </message>
        <message>
            <source>Nothing came for a while; connecting again.</source>
            <translation>Nothing came for a while; connecting again.</translation>
        </message>
        <message>
            <source>The live is paused on {subject}; it goes on by itself.</source>
            <translation>The live is paused on {subject}; it goes on by itself.</translation>
        </message>
        <message>
            <source>Not live yet; looked for every minute.</source>
            <translation>Not live yet; looked for every minute.</translation>
        </message>
        <message>
            <source>The live is over.</source>
            <translation>The live is over.</translation>
        </message>
        <message>
            <source>{subject} asks to wait a little.</source>
            <translation>{subject} asks to wait a little.</translation>
        </message>
        <message>
            <source>No internet. Check the Wi-Fi or the cable.</source>
            <translation>No internet. Check the Wi-Fi or the cable.</translation>
        </message>
        <message>
            <source>{subject} does not answer. Check this computer's internet.</source>
            <translation>{subject} does not answer. Check this computer's internet.</translation>
        </message>
        <message>
            <source>The permission of the account has ended. Connect the account again.</source>
            <translation>The permission of the account has ended. Connect the account again.</translation>
        </message>
        <message>
            <source>The permission {subject} is missing. Connect the account again and allow it.</source>
            <translation>The permission {subject} is missing. Connect the account again and allow it.</translation>
        </message>
        <message>
            <source>No comments are listed yet. If viewers have written, the permission {subject} is missing: connect the account again and allow it.</source>
            <translation>No comments are listed yet. If viewers have written, the permission {subject} is missing: connect the account again and allow it.</translation>
        </message>
        <message>
            <source>{subject} was not found. Check the name.</source>
            <translation>{subject} was not found. Check the name.</translation>
        </message>
        <message>
            <source>{subject} blocks this connection for now. Try another network.</source>
            <translation>{subject} blocks this connection for now. Try another network.</translation>
        </message>
        <message>
            <source>A service that TikTok needs does not answer; trying another way.</source>
            <translation>A service that TikTok needs does not answer; trying another way.</translation>
        </message>
        <message>
            <source>The libraries that read TikTok are not installed here: pip install tiktoklive</source>
            <translation>The libraries that read TikTok are not installed here: pip install tiktoklive</translation>
        </message>
        <message>
            <source>An unexpected fault; the log says more.</source>
            <translation>An unexpected fault; the log says more.</translation>
        </message>
        <message>
            <source>The first question will appear here.</source>
            <translation>The first question will appear here.</translation>
        </message>
        <message>
            <source>Listening: no question is waiting</source>
            <translation>Listening: no question is waiting</translation>
        </message>
        <message numerus="yes">
            <source>%Ln comments read</source>
            <translation>
                <numerusform>one comment read</numerusform>
                <numerusform>%Ln comments read</numerusform>
            </translation>
        </message>
        <message>
            <source>No live is being read now</source>
            <translation>No live is being read now</translation>
        </message>
        <message>
            <source>Connecting to the live</source>
            <translation>Connecting to the live</translation>
        </message>
        <message>
            <source>Listening to the comments</source>
            <translation>Listening to the comments</translation>
        </message>
        <message numerus="yes">
            <source>Newest comment: %Ln min ago</source>
            <translation>
                <numerusform>Newest comment: %Ln min ago</numerusform>
                <numerusform>Newest comment: %Ln min ago</numerusform>
            </translation>
        </message>
        <message>
            <source>Seen in screen capture</source>
            <translation>Seen in screen capture</translation>
        </message>
        <message>
            <source>No comments yet</source>
            <translation>No comments yet</translation>
        </message>
        <message>
            <source>Newest comment: just now</source>
            <translation>Newest comment: just now</translation>
        </message>
        <message numerus="yes">
            <source>Newest comment: %Ln s ago</source>
            <translation>
                <numerusform>Newest comment: %Ln s ago</numerusform>
                <numerusform>Newest comment: %Ln s ago</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>About %Ln comments did not arrive</source>
            <translation>
                <numerusform>About one comment did not arrive</numerusform>
                <numerusform>About %Ln comments did not arrive</numerusform>
            </translation>
        </message>
        <message>
            <source>Not in screen capture</source>
            <translation>Not in screen capture</translation>
        </message>
        <message>
            <source>On air: {product}</source>
            <translation>On air: {product}</translation>
        </message>
        <message>
            <source>Let the mouse touch the cards again</source>
            <translation>Let the mouse touch the cards again</translation>
        </message>
    </context>
    <context>
        <name>QAbstractFileIconProvider</name>
        <message>
            <source>Drive</source>
            <translation>Drive</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>Folder</translation>
        </message>
    </context>
    <context>
        <name>QFileDialog</name>
        <message>
            <source>&amp;Look in:</source>
            <translation>&amp;Look in:</translation>
        </message>
        <message>
            <source>Files of &amp;type:</source>
            <translation>Files of &amp;type:</translation>
        </message>
    </context>
    <context>
        <name>Review</name>
        <message>
            <source>Time</source>
            <translation>Time</translation>
        </message>
        <message>
            <source>Platform</source>
            <translation>Platform</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Kind</translation>
        </message>
        <message>
            <source>Question</source>
            <translation>Question</translation>
        </message>
        <message>
            <source>Comment</source>
            <translation>Comment</translation>
        </message>
        <message>
            <source>question</source>
            <translation>question</translation>
        </message>
        <message>
            <source>order</source>
            <translation>order</translation>
        </message>
        <message>
            <source>complaint</source>
            <translation>complaint</translation>
        </message>
        <message>
            <source>stream problem</source>
            <translation>stream problem</translation>
        </message>
        <message>
            <source>chat</source>
            <translation>chat</translation>
        </message>
        <message>
            <source>Compared: {name}</source>
            <translation>Compared: {name}</translation>
        </message>
        <message>
            <source>Comparing the lives…</source>
            <translation>Comparing the lives…</translation>
        </message>
        <message>
            <source>Cancelled.</source>
            <translation>Cancelled.</translation>
        </message>
        <message>
            <source>People</source>
            <translation>People</translation>
        </message>
        <message>
            <source>Product</source>
            <translation>Product</translation>
        </message>
        <message>
            <source>How it ended</source>
            <translation>How it ended</translation>
        </message>
        <message>
            <source>Usual wait</source>
            <translation>Usual wait</translation>
        </message>
        <message>
            <source>First asked</source>
            <translation>First asked</translation>
        </message>
        <message>
            <source>What do they ask?</source>
            <translation>What do they ask?</translation>
        </message>
        <message>
            <source>Search questions</source>
            <translation>Search questions</translation>
        </message>
        <message>
            <source>Which of these ask something else?</source>
            <translation>Which of these ask something else?</translation>
        </message>
        <message>
            <source>Make a question of them</source>
            <translation>Make a question of them</translation>
        </message>
        <message>
            <source>Rename…</source>
            <translation>Rename…</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>Rename</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>This one</source>
            <translation>This one</translation>
        </message>
        <message>
            <source>Move to another question…</source>
            <translation>Move to another question…</translation>
        </message>
        <message>
            <source>Show all</source>
            <translation>Show all</translation>
        </message>
        <message>
            <source>See the question</source>
            <translation>See the question</translation>
        </message>
        <message>
            <source>Search comments</source>
            <translation>Search comments</translation>
        </message>
        <message>
            <source>Comments</source>
            <translation>Comments</translation>
        </message>
        <message>
            <source>All kinds</source>
            <translation>All kinds</translation>
        </message>
        <message numerus="yes">
            <source>%Ln comments</source>
            <translation>
                <numerusform>%Ln comment</numerusform>
                <numerusform>%Ln comments</numerusform>
            </translation>
        </message>
        <message>
            <source>Grey: all comments. Line: questions. Red: a wave of complaints. Click for the comments; Ctrl and the wheel, or + and −, to come nearer in time.</source>
            <translation>Grey: all comments. Line: questions. Red: a wave of complaints. Click for the comments; Ctrl and the wheel, or + and −, to come nearer in time.</translation>
        </message>
        <message>
            <source>No names, no phone numbers and no addresses are in any of them.</source>
            <translation>No names, no phone numbers and no addresses are in any of them.</translation>
        </message>
        <message>
            <source>of those who waited got an answer</source>
            <translation>of those who waited got an answer</translation>
        </message>
        <message>
            <source>One page to read and share…</source>
            <translation>One page to read and share…</translation>
        </message>
        <message>
            <source>Excel…</source>
            <translation>Excel…</translation>
        </message>
        <message>
            <source>Tables (CSV)…</source>
            <translation>Tables (CSV)…</translation>
        </message>
        <message>
            <source>Answers for the shop file…</source>
            <translation>Answers for the shop file…</translation>
        </message>
        <message>
            <source>For programs (JSON)…</source>
            <translation>For programs (JSON)…</translation>
        </message>
        <message>
            <source>Comments and questions a minute</source>
            <translation>Comments and questions a minute</translation>
        </message>
        <message>
            <source>long</source>
            <translation>long</translation>
        </message>
        <message>
            <source>comments</source>
            <translation>comments</translation>
        </message>
        <message>
            <source>people wrote</source>
            <translation>people wrote</translation>
        </message>
        <message>
            <source>different questions</source>
            <translation>different questions</translation>
        </message>
        <message>
            <source>orders</source>
            <translation>orders</translation>
        </message>
        <message>
            <source>To do tomorrow</source>
            <translation>To do tomorrow</translation>
        </message>
        <message>
            <source>Take it with you</source>
            <translation>Take it with you</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Copy</translation>
        </message>
        <message>
            <source>usual wait</source>
            <translation>usual wait</translation>
        </message>
        <message>
            <source>Its comments</source>
            <translation>Its comments</translation>
        </message>
        <message numerus="yes">
            <source>%Ln people</source>
            <translation>
                <numerusform>%Ln person</numerusform>
                <numerusform>%Ln people</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln still wait</source>
            <translation>
                <numerusform>%Ln still waits</numerusform>
                <numerusform>%Ln still wait</numerusform>
            </translation>
        </message>
        <message>
            <source>Where do they belong?</source>
            <translation>Where do they belong?</translation>
        </message>
        <message>
            <source>Questions</source>
            <translation>Questions</translation>
        </message>
        <message>
            <source>No question fits.</source>
            <translation>No question fits.</translation>
        </message>
        <message>
            <source>All questions</source>
            <translation>All questions</translation>
        </message>
        <message>
            <source>Somebody still waits</source>
            <translation>Somebody still waits</translation>
        </message>
        <message>
            <source>Answered</source>
            <translation>Answered</translation>
        </message>
        <message>
            <source>Asked by 20 or more</source>
            <translation>Asked by 20 or more</translation>
        </message>
        <message>
            <source>Hidden</source>
            <translation>Hidden</translation>
        </message>
        <message>
            <source>Same as another…</source>
            <translation>Same as another…</translation>
        </message>
        <message>
            <source>Take apart…</source>
            <translation>Take apart…</translation>
        </message>
        <message>
            <source>Which question asks the same?</source>
            <translation>Which question asks the same?</translation>
        </message>
        <message>
            <source>They wrote</source>
            <translation>They wrote</translation>
        </message>
        <message>
            <source>We answered</source>
            <translation>We answered</translation>
        </message>
        <message>
            <source>Put ready</source>
            <translation>Put ready</translation>
        </message>
        <message>
            <source>Opening the live…</source>
            <translation>Opening the live…</translation>
        </message>
        <message>
            <source>Where should it go?</source>
            <translation>Where should it go?</translation>
        </message>
        <message>
            <source>Review: {name}</source>
            <translation>Review: {name}</translation>
        </message>
        <message>
            <source>Counting and comparing…</source>
            <translation>Counting and comparing…</translation>
        </message>
        <message>
            <source>Correcting…</source>
            <translation>Correcting…</translation>
        </message>
        <message>
            <source>Written: {place}</source>
            <translation>Written: {place}</translation>
        </message>
        <message>
            <source>Undo correction</source>
            <translation>Undo correction</translation>
        </message>
        <message>
            <source>Pages</source>
            <translation>Pages</translation>
        </message>
        <message>
            <source>Writing…</source>
            <translation>Writing…</translation>
        </message>
        <message>
            <source>At a glance</source>
            <translation>At a glance</translation>
        </message>
        <message>
            <source>{time}: {comments} comments, {questions} questions</source>
            <translation>{time}: {comments} comments, {questions} questions</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Try again</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Close</translation>
        </message>
    </context>
    <context>
        <name>Shop</name>
        <message>
            <source>The shop file</source>
            <translation>The shop file</translation>
        </message>
        <message>
            <source>Everywhere else</source>
            <translation>Everywhere else</translation>
        </message>
        <message>
            <source>Of</source>
            <translation>Of</translation>
        </message>
        <message>
            <source>What</source>
            <translation>What</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Value</translation>
        </message>
        <message>
            <source>Price</source>
            <translation>Price</translation>
        </message>
        <message>
            <source>Price before the discount</source>
            <translation>Price before the discount</translation>
        </message>
        <message>
            <source>Offer</source>
            <translation>Offer</translation>
        </message>
        <message>
            <source>Pieces left</source>
            <translation>Pieces left</translation>
        </message>
        <message>
            <source>Delivery fee</source>
            <translation>Delivery fee</translation>
        </message>
        <message>
            <source>Delivery days</source>
            <translation>Delivery days</translation>
        </message>
        <message>
            <source>Free delivery from</source>
            <translation>Free delivery from</translation>
        </message>
        <message>
            <source>Policy</source>
            <translation>Policy</translation>
        </message>
        <message>
            <source>“{typed}” is no number. Type digits, for example 250.</source>
            <translation>“{typed}” is no number. Type digits, for example 250.</translation>
        </message>
        <message>
            <source>Search: a product, “price”, a policy</source>
            <translation>Search: a product, “price”, a policy</translation>
        </message>
        <message>
            <source>Save the changes</source>
            <translation>Save the changes</translation>
        </message>
        <message>
            <source>Discard the changes</source>
            <translation>Discard the changes</translation>
        </message>
        <message numerus="yes">
            <source>%Ln changes are not saved yet.</source>
            <translation>
                <numerusform>One change is not saved yet.</numerusform>
                <numerusform>%Ln changes are not saved yet.</numerusform>
            </translation>
        </message>
        <message>
            <source>Double-click a value to change it. Your notes in the file and its layout stay as they are. New products come from the file itself, or from a list.</source>
            <translation>Double-click a value to change it. Your notes in the file and its layout stay as they are. New products come from the file itself, or from a list.</translation>
        </message>
        <message>
            <source>Facts of the shop file</source>
            <translation>Facts of the shop file</translation>
        </message>
        <message>
            <source>Saved. The cards use it from now on.</source>
            <translation>Saved. The cards use it from now on.</translation>
        </message>
        <message>
            <source>The shop of the recorded live, to look at. Choose your own on the first page.</source>
            <translation>The shop of the recorded live, to look at. Choose your own on the first page.</translation>
        </message>
        <message>
            <source>Choose a shop file on the first page.</source>
            <translation>Choose a shop file on the first page.</translation>
        </message>
    </context>
    <context>
        <name>Tray</name>
        <message>
            <source>Show the cards and touch them</source>
            <translation>Show the cards and touch them</translation>
        </message>
        <message>
            <source>Open the control window</source>
            <translation>Open the control window</translation>
        </message>
        <message>
            <source>End Live Copilot</source>
            <translation>End Live Copilot</translation>
        </message>
    </context>
    <context>
        <name>Welcome</name>
        <message>
            <source>Play the recorded live</source>
            <translation>Play the recorded live</translation>
        </message>
        <message>
            <source>Go to my own live</source>
            <translation>Go to my own live</translation>
        </message>
        <message>
            <source>Press “{list}”. If you have no list, press “{example}” and put your prices in.</source>
            <translation>Press “{list}”. If you have no list, press “{example}” and put your prices in.</translation>
        </message>
        <message>
            <source>Tick where you are live and type the name of the account.</source>
            <translation>Tick where you are live and type the name of the account.</translation>
        </message>
        <message>
            <source>When the live has begun, press “{start}”.</source>
            <translation>When the live has begun, press “{start}”.</translation>
        </message>
        <message>
            <source>On the page “{air}”, choose what you are showing: viewers' “how much?” means that.</source>
            <translation>On the page “{air}”, choose what you are showing: viewers' “how much?” means that.</translation>
        </message>
        <message>
            <source>See it move first</source>
            <translation>See it move first</translation>
        </message>
        <message>
            <source>A recorded live of a clothes shop, played fast: cards show what most people ask, each with an answer to read out. No account is needed, nothing leaves this computer.</source>
            <translation>A recorded live of a clothes shop, played fast: cards show what most people ask, each with an answer to read out. No account is needed, nothing leaves this computer.</translation>
        </message>
        <message>
            <source>Then, for your own live</source>
            <translation>Then, for your own live</translation>
        </message>
    </context>
</TS>
