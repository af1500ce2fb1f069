; Inno Setup 6 script: iscc packaging\windows\precis.iss, after `pyinstaller packaging\precis.spec` on Windows.
; Written by its documentation and not run: the project has built and tested on Linux only so far.
#define Version "0.1.0"

[Setup]
AppId={{6B5C2D54-3E1F-4C57-9A3E-8D2C1A7F0B11}
AppName=Précis
AppVersion={#Version}
DefaultDirName={autopf}\Precis
DefaultGroupName=Précis
DisableProgramGroupPage=yes
LicenseFile=..\..\LICENSE
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
Compression=lzma2
SolidCompression=yes
OutputDir=..\..\dist
OutputBaseFilename=precis-{#Version}-setup
ChangesEnvironment=yes
UninstallDisplayIcon={app}\precisw.exe

[Files]
Source: "..\..\dist\precis\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{group}\Précis"; Filename: "{app}\precisw.exe"

[Registry]
; "Open with": documents are offered to Précis, and it takes over no type.
Root: HKA; Subkey: "Software\Classes\Applications\precisw.exe\shell\open\command"; ValueType: string; ValueData: """{app}\precisw.exe"" ""%1"""; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Applications\precisw.exe\SupportedTypes"; ValueType: string; ValueName: ".pdf"
Root: HKA; Subkey: "Software\Classes\Applications\precisw.exe\SupportedTypes"; ValueType: string; ValueName: ".docx"
Root: HKA; Subkey: "Software\Classes\Applications\precisw.exe\SupportedTypes"; ValueType: string; ValueName: ".eml"

[Run]
Filename: "{app}\precis.exe"; Parameters: "self-test"; Flags: runhidden
