package io.github.mediastore.jdbc.endurance;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run is to be.
 *
 * @param seed decides what clients do and what is done to them; not how they meet
 * @param clients how many processes there are
 * @param phases how many times at most all is compared while nobody does anything
 * @param minutes after how many no phase begins any more
 * @param phaseSeconds how long there is work between
 * @param disturbances how many there are in a phase
 * @param pauseMillis how long a client waits between two operations, on average
 * @param folder for journals, files and, unless there is a disk, the server's data
 * @param disk a folder on a small file system for the server's data, to be filled up; or null
 * @param cli the class path of the command line; empty if there shall be no exports
 * @param objects how clients store what is large
 */
record Plan(
    long seed,
    int clients,
    int phases,
    int minutes,
    int phaseSeconds,
    int disturbances,
    long pauseMillis,
    Folder folder,
    @Nullable Path disk,
    String cli,
    Objects objects) {

  /** Reads arguments such as {@code seed=7 folder=run disk=small}. */
  static Plan of(String[] arguments) {
    Map<String, String> values = new HashMap<>();
    for (String argument : arguments) {
      int at = argument.indexOf('=');
      values.put(argument.substring(0, at), argument.substring(at + 1));
    }
    String disk = values.get("disk");
    Folder folder =
        new Folder(Path.of(values.getOrDefault("folder", "endurance")).toAbsolutePath());
    return new Plan(
        Long.parseLong(values.getOrDefault("seed", "" + System.nanoTime())),
        Integer.parseInt(values.getOrDefault("clients", "4")),
        Integer.parseInt(values.getOrDefault("phases", "1000")),
        Integer.parseInt(values.getOrDefault("minutes", "60")),
        Integer.parseInt(values.getOrDefault("seconds", "120")),
        Integer.parseInt(values.getOrDefault("disturbances", "10")),
        Long.parseLong(values.getOrDefault("pause", "60")),
        folder,
        disk == null ? null : Path.of(disk).toAbsolutePath(),
        values.getOrDefault("cli", ""),
        new Objects(folder.objects(), Long.parseLong(values.getOrDefault("objects", "-1"))));
  }

  Path data() {
    return (disk == null ? folder.root() : disk).resolve("data");
  }
}
