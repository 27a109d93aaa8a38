; The installer for Windows, by NSIS: for the current user alone, without an administrator.
;   makensis -DVERSION=0.1.0 -DFOLDER=build\bundle\dist\live-copilot -DICON=build\bundle\icons\icon.ico -DOUT=dist\setup.exe packaging\windows\installer.nsi
Unicode true
SetCompressor /SOLID lzma
!include "MUI2.nsh"
!include "FileFunc.nsh"

!define NAME "Live Copilot"
!define ENTRY "Software\Microsoft\Windows\CurrentVersion\Uninstall\LiveCopilot"
!define KIND "LiveCopilot.Session"

Name "${NAME}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${ENTRY}" "InstallLocation"
RequestExecutionLevel user
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "${NAME}"
VIAddVersionKey "LegalCopyright" "Apache License 2.0"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\Live Copilot.exe"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "Arabic"

LangString SESSION ${LANG_ENGLISH} "Live Copilot session"
LangString SESSION ${LANG_ARABIC} "جلسة Live Copilot"
LangString RUNNING ${LANG_ENGLISH} "Live Copilot is open. Close it, and press Retry."
LangString RUNNING ${LANG_ARABIC} "برنامج Live Copilot مفتوح. اقفليه واضغطي إعادة المحاولة."

; A program that runs can't be replaced: its file does not open for writing.
!macro UNLESS_OPEN PREFIX
Function ${PREFIX}UnlessOpen
  again:
  IfFileExists "$INSTDIR\Live Copilot.exe" 0 done
  ClearErrors
  FileOpen $0 "$INSTDIR\Live Copilot.exe" a
  IfErrors 0 closed
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(RUNNING)" /SD IDCANCEL IDRETRY again
  Abort
  closed:
  FileClose $0
  done:
FunctionEnd
!macroend
!insertmacro UNLESS_OPEN ""
!insertmacro UNLESS_OPEN "un."

Section
  Call UnlessOpen
  ; What an earlier version left must not be found by this one. Only what we put there, whatever folder was chosen.
  RMDir /r "$INSTDIR\_internal"
  SetOutPath "$INSTDIR"
  File /r "${FOLDER}\*.*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\Live Copilot.exe"

  WriteRegStr HKCU "Software\Classes\.livesession" "" "${KIND}"
  WriteRegStr HKCU "Software\Classes\.livesession" "Content Type" "application/x-livesession"
  WriteRegStr HKCU "Software\Classes\${KIND}" "" "$(SESSION)"
  WriteRegStr HKCU "Software\Classes\${KIND}\DefaultIcon" "" "$INSTDIR\Live Copilot.exe,0"
  WriteRegStr HKCU "Software\Classes\${KIND}\shell\open\command" "" '"$INSTDIR\Live Copilot.exe" "%1"'
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'

  WriteRegStr HKCU "${ENTRY}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${ENTRY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${ENTRY}" "DisplayIcon" "$INSTDIR\Live Copilot.exe"
  WriteRegStr HKCU "${ENTRY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${ENTRY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${ENTRY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${ENTRY}" "NoModify" 1
  WriteRegDWORD HKCU "${ENTRY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${ENTRY}" "EstimatedSize" $0
SectionEnd

; Sessions, the shop file and the keyring are the user's: they stay.
Section "Uninstall"
  Call un.UnlessOpen
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\Live Copilot.exe"
  Delete "$INSTDIR\live-copilot.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  ReadRegStr $0 HKCU "Software\Classes\.livesession" ""
  StrCmp $0 "${KIND}" 0 another
  DeleteRegKey HKCU "Software\Classes\.livesession"
  another:
  DeleteRegKey HKCU "Software\Classes\${KIND}"
  DeleteRegKey HKCU "${ENTRY}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
