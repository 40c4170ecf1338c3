# What docs/store.md shows. PID is the process of an application that compresses.
jcmd "$PID" JFR.start name=media
sleep 1
jcmd "$PID" JFR.dump name=media filename="$PWD/media.jfr"
jfr print --events "io.github.mediastore.*" media.jfr
jcmd "$PID" JFR.stop name=media
