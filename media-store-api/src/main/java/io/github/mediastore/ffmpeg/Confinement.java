package io.github.mediastore.ffmpeg;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the system adds to the limits that the program keeps itself, on Linux, by util-linux and
 * coreutils: {@code setpriv} (it ends with its host, and gains no rights), {@code timeout} (it and
 * its process group end in time, even if the host was killed) and {@code prlimit} (address space,
 * processor time, no files written, no core dumps). Elsewhere there is none.
 *
 * @param setpriv where it is, if it can be used
 * @param timeout where it is, if it can be used
 * @param prlimit where it is, if it can be used
 */
record Confinement(Optional<Path> setpriv, Optional<Path> timeout, Optional<Path> prlimit) {

  static final Confinement NONE =
      new Confinement(Optional.empty(), Optional.empty(), Optional.empty());

  /** Not the path of the host's environment: that may name anything. */
  private static final List<Path> FOLDERS =
      List.of(Path.of("/usr/bin"), Path.of("/bin"), Path.of("/usr/sbin"));

  /** Programs, libraries, stacks and arenas are addresses, but hardly memory. */
  private static final long ADDRESSES_BESIDE_MEMORY = 2L << 30;

  /** The host ends it first, if there is a host. */
  private static final long SECONDS_FOR_THE_HOST = 1;

  /** Returns what this system has, to be tried. */
  static Confinement ofSystem() {
    return new Confinement(find("setpriv"), find("timeout"), find("prlimit"));
  }

  private static Optional<Path> find(String name) {
    return FOLDERS.stream()
        .map(folder -> folder.resolve(name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Returns this and what is less of it, to be tried one after the other. */
  List<Confinement> alternatives() {
    return IntStream.range(0, 8)
        .mapToObj(this::without)
        .distinct()
        .sorted(Comparator.comparing(alternative -> -alternative.programs().size()))
        .toList();
  }

  private Confinement without(int left) {
    return new Confinement(
        (left & 1) == 0 ? setpriv : Optional.empty(),
        (left & 2) == 0 ? timeout : Optional.empty(),
        (left & 4) == 0 ? prlimit : Optional.empty());
  }

  /** Returns a command that runs another within limits. */
  List<String> around(List<String> command, ChildLimits limits) {
    List<String> all = new ArrayList<>();
    // Only the first process gets the signal: "timeout" passes one on that can be caught.
    String signal = timeout.isPresent() ? "TERM" : "KILL";
    add(all, setpriv, "--pdeathsig", signal, "--no-new-privs");
    long seconds = limits.wholeSeconds() + SECONDS_FOR_THE_HOST;
    add(all, timeout, "-s", "KILL", "-k", "1", Long.toString(seconds));
    if (timeout.isPresent()) {
      // Told to end before it knows what it started, "timeout" ends alone.
      add(all, setpriv, "--pdeathsig", "KILL");
    }
    add(
        all,
        prlimit,
        "--as=" + (limits.memory() + ADDRESSES_BESIDE_MEMORY),
        "--cpu=" + limits.processorSeconds(),
        "--fsize=0",
        "--core=0");
    all.addAll(command);
    return all;
  }

  private static void add(List<String> all, Optional<Path> program, String... arguments) {
    program.ifPresent(
        path -> {
          all.add(path.toString());
          all.addAll(List.of(arguments));
        });
  }

  private List<Path> programs() {
    return Stream.of(setpriv, timeout, prlimit).flatMap(Optional::stream).toList();
  }

  @Override
  public String toString() {
    return programs().stream()
        .map(path -> path.getFileName().toString())
        .reduce((first, second) -> first + " and " + second)
        .orElse("nothing but its own limits");
  }
}
