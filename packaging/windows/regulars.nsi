; The installer for Windows: makensis -DVERSION=... -DPAYLOAD=build\regulars -DOUTPUT=... regulars.nsi
;
; NOT TRIED by us on Windows. What is tried is that it compiles, with a stand-in for the program.
; For one user, without administrator rights; removing the program leaves the user's data and says where it is.

Unicode true
SetCompressor /SOLID lzma
!include "MUI2.nsh"

!ifndef VERSION | PAYLOAD | OUTPUT
  !error "VERSION, PAYLOAD and OUTPUT must be given with -D"
!endif
!define PROGRAM "Regulars"
!define EXECUTABLE "regulars.exe"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${PROGRAM}"
!define AUTOSTART "Software\Microsoft\Windows\CurrentVersion\Run"

Name "${PROGRAM}"
OutFile "${OUTPUT}"
BrandingText "${PROGRAM} ${VERSION}"
RequestExecutionLevel user
ManifestDPIAware true
InstallDir "$LOCALAPPDATA\Programs\${PROGRAM}"
InstallDirRegKey HKCU "Software\${PROGRAM}" "Folder"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "${PROGRAM}"
VIAddVersionKey "FileDescription" "${PROGRAM}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "MIT licence"

!define MUI_FINISHPAGE_RUN "$INSTDIR\${EXECUTABLE}"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(DataStays)"
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES

; The first one serves every other language.
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "Danish"
!insertmacro MUI_LANGUAGE "Norwegian"
!insertmacro MUI_LANGUAGE "German"

LangString DataStays ${LANG_ENGLISH} "Your customers stay where they are, in the folder $LOCALAPPDATA\regulars."
LangString DataStays ${LANG_DANISH} "Dine kunder bliver, hvor de er, i mappen $LOCALAPPDATA\regulars."
LangString DataStays ${LANG_NORWEGIAN} "Kundene dine blir der de er, i mappen $LOCALAPPDATA\regulars."
LangString DataStays ${LANG_GERMAN} "Ihre Kunden bleiben, wo sie sind: im Ordner $LOCALAPPDATA\regulars."
LangString Summary ${LANG_ENGLISH} "Know your regular customers by heart"
LangString Summary ${LANG_DANISH} "Kend dine stamkunder ud og ind"
LangString Summary ${LANG_NORWEGIAN} "Kjenn stamkundene dine utenat"
LangString Summary ${LANG_GERMAN} "Ihre Stammkunden, in- und auswendig"
LangString StillOpen ${LANG_ENGLISH} "Regulars is open. Quit it (from its icon near the clock, too), then try again."
LangString StillOpen ${LANG_DANISH} "Regulars er åbent. Afslut det (også ved ikonet ved uret), og prøv igen."
LangString StillOpen ${LANG_NORWEGIAN} "Regulars er åpent. Avslutt det (også ved ikonet ved klokken), og prøv igjen."
LangString StillOpen ${LANG_GERMAN} "Regulars ist geöffnet. Beenden Sie es (auch am Symbol neben der Uhr), und versuchen Sie es erneut."

; Windows does not let go of a program that runs: opening it for writing tells.
!macro NOT_WHILE_OPEN
  IfFileExists "$INSTDIR\${EXECUTABLE}" 0 closed
  check:
  ClearErrors
  FileOpen $0 "$INSTDIR\${EXECUTABLE}" a
  IfErrors 0 free
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(StillOpen)" /SD IDCANCEL IDRETRY check
  Abort
  free:
  FileClose $0
  closed:
!macroend

Section
  !insertmacro NOT_WHILE_OPEN
  RMDir /r "$INSTDIR\_internal" ; nothing of a former version is left among the new files
  SetOutPath "$INSTDIR"
  File /r "${PAYLOAD}\*.*"
  CreateShortcut "$SMPROGRAMS\${PROGRAM}.lnk" "$INSTDIR\${EXECUTABLE}" "" "" "" "" "" "$(Summary)"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr HKCU "Software\${PROGRAM}" "Folder" "$INSTDIR"

  ; Offered under "Open with" for contact files; nobody's default is changed.
  WriteRegStr HKCU "Software\Classes\Applications\${EXECUTABLE}" "FriendlyAppName" "${PROGRAM}"
  WriteRegStr HKCU "Software\Classes\Applications\${EXECUTABLE}\shell\open\command" "" '"$INSTDIR\${EXECUTABLE}" "%1"'
  WriteRegStr HKCU "Software\Classes\Applications\${EXECUTABLE}\SupportedTypes" ".vcf" ""
  WriteRegStr HKCU "Software\Classes\Applications\${EXECUTABLE}\SupportedTypes" ".csv" ""

  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${PROGRAM}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\${EXECUTABLE}"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "Regulars contributors"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
SectionEnd

Section Uninstall
  !insertmacro NOT_WHILE_OPEN
  ; Only what was installed: the folder may be one that the user chose and keeps other things in.
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\regulars.exe"
  Delete "$INSTDIR\regulars-cli.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${PROGRAM}.lnk"
  DeleteRegValue HKCU "${AUTOSTART}" "${PROGRAM}"
  DeleteRegKey HKCU "Software\Classes\Applications\${EXECUTABLE}"
  DeleteRegKey HKCU "Software\${PROGRAM}"
  DeleteRegKey HKCU "${UNINSTALL}"
  DetailPrint "$(DataStays)"
SectionEnd
