@echo off
rem kis for Windows. It was written without a machine to try it on: what it starts is tried on Linux alone.
rem It needs Java 17 or newer: JAVA_HOME, or java on the path. KIS_DATA is the folder of data; default: data below the
rem folder where you start. KIS_JAVA_OPTS are more options for Java.
setlocal
for %%i in ("%~dp0..") do set "KIS_HOME=%%~fi"
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
"%JAVA%" -version >nul 2>nul
if errorlevel 1 (
  echo kis needs Java 17 or newer: install one, or set JAVA_HOME. 1>&2
  exit /b 1
)
"%JAVA%" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 %KIS_JAVA_OPTS% -cp "%KIS_HOME%\lib\*" io.github.kisroutes.command.KisCommand %*
exit /b %errorlevel%
