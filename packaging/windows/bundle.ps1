# Makes the installer for Windows. Usage, in the repository's root: pwsh packaging/windows/bundle.ps1
# Needs Python 3.11 or newer and NSIS 3 (makensis). With SIGN_COMMAND set, a command that takes files to sign, the
# programs and the installer are signed with it; without, Windows warns whoever starts them.
$ErrorActionPreference = "Stop"
$PSNativeCommandUseErrorActionPreference = $true
$work = "build/bundle"
$python = "$work/venv/Scripts/python.exe"
$LargestMB = 180

if (-not (Test-Path $python)) { python -m venv "$work/venv" }
& $python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement packaging/locks/bundle.txt
& $python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
& $python packaging/bundle/build.py $work
$folder = "$work/dist/live-copilot"
$version = (& "$folder/live-copilot.exe" --version).Split(" ")[1]

function Sign([string[]]$files) {
    if ($env:SIGN_COMMAND) { foreach ($file in $files) { Invoke-Expression "$env:SIGN_COMMAND `"$file`"" } }
}

Sign @("$folder/live-copilot.exe", "$folder/Live Copilot.exe")
New-Item -ItemType Directory -Force dist | Out-Null
$out = "dist/Live_Copilot-$version-setup.exe"
# NSIS takes paths from where its script lies.
$root = (Get-Location).Path
& makensis /V2 "/DVERSION=$version" "/DFOLDER=$root\$work\dist\live-copilot" "/DICON=$root\$work\icons\icon.ico" `
    "/DOUT=$root\$out" packaging/windows/installer.nsi
Sign @($out)

# What was made is tried: installed, started, taken away.
$there = Join-Path $env:LOCALAPPDATA "Programs\Live Copilot"
Start-Process -Wait -FilePath $out -ArgumentList "/S"
& "$there/live-copilot.exe" --version
& "$there/live-copilot.exe" demo --headless --json --speed max --session "$work/demo.livesession" | Select-Object -Last 1
Start-Process -Wait -FilePath "$there/uninstall.exe" -ArgumentList "/S", "_?=$there"
if (Test-Path "$there/_internal") { throw "The uninstaller left the program behind." }

$megabytes = [math]::Round((Get-Item $out).Length / 1e6)
Write-Output "${out}: $megabytes MB"
if ($megabytes -gt $LargestMB) { throw "That is more than $LargestMB MB." }
