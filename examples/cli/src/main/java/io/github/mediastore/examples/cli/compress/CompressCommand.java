package io.github.mediastore.examples.cli.compress;

import io.github.mediastore.examples.cli.compress.Outcome.Rejected;
import io.github.mediastore.examples.cli.parallel.OrderedExecution;
import io.github.mediastore.examples.cli.terminal.AbortedException;
import io.github.mediastore.examples.cli.terminal.ExitStatus;
import io.github.mediastore.examples.cli.terminal.FileTrouble;
import io.github.mediastore.examples.cli.terminal.ProgressDisplay;
import io.github.mediastore.examples.cli.terminal.Surroundings;
import io.github.mediastore.examples.cli.terminal.Version;
import io.github.mediastore.image.CompressionSettings;
import io.github.mediastore.image.WebpImageCompressor;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code media-store compress}: pictures in files to WebP files. */
@Command(
    name = "compress",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    customSynopsis = {"media-store compress FILE... --out DIR [OPTION]...", ""},
    description = "Compresses pictures to small WebP files: upright, in sRGB, without metadata.",
    parameterListHeading = "%n",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:every file was compressed",
      "1:a file was refused, unreadable or could not be written",
      "2:the command was not understood",
      "3:this machine cannot run the WebP library"
    },
    footerHeading = "%n",
    footer = {
      "A result is named after its file: photo.jpg.webp. Of different files with the same name, "
          + "the second becomes photo.jpg.2.webp; a file that is named twice is compressed twice.",
      "",
      "With --json, a line has file, status (ok, rejected), reason, format, bytesIn, bytesOut, "
          + "width, height, quality, encodes and millis, null where there is nothing to say. "
          + "millis is the compression alone: no reading, writing or waiting for memory; or, if "
          + "the compressor refused the file, the time until then. What is wrong in words goes "
          + "to standard error.",
      "",
      "Reasons are EMPTY, UNSUPPORTED_FORMAT, CORRUPT, TOO_MANY_BYTES, TOO_MANY_PIXELS, "
          + "TOO_EXPENSIVE; BUSY after the admission timeout; UNREADABLE and UNWRITABLE for "
          + "files; OUT_OF_MEMORY; INTERNAL_ERROR with a stack trace for what "
          + "should not happen.",
      "",
      "Examples:",
      "  media-store compress photo.jpg logo.png --out small",
      "  media-store compress *.jpg -o small --max-dimension 2048 --qualities 90,80",
      "  media-store compress *.jpg -o cards --fit cover:640x360 --focus attention",
      "  find . -name '*.png' | media-store compress --files-from - -o small --json"
    })
public final class CompressCommand implements Callable<Integer> {

  private static final String IF_STOPPED = "Stopped. The results that are there are whole.";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private InputOptions inputs = new InputOptions();

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "DIR",
      description = "The folder for the results; created if it is missing.")
  private Path folder = Path.of("");

  @Option(names = "--json", description = "Write one JSON object a line.")
  private boolean json;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many files at once (the processors: ${DEFAULT-VALUE}).")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Mixin private CompressionOptions options = new CompressionOptions();

  private boolean refused;

  CompressCommand() {}

  @Override
  public Integer call() {
    CompressionSettings settings = options.settings();
    List<InputFile> files = inputs.files();
    if (threads < 1) {
      throw new ParameterException(spec.commandLine(), "--threads is less than 1: " + threads);
    }
    create(folder);
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Surroundings surroundings = Surroundings.of(spec);
    CompressionReport report = json ? new JsonReport(out) : new TextReport(out, surroundings);
    FileCompression compression =
        new FileCompression(
            WebpImageCompressor.with(settings),
            settings.maxInputBytes(),
            new OutputFolder(folder, names(files)),
            err);
    try (ProgressDisplay progress =
        new ProgressDisplay(err, surroundings, "files", files.size(), IF_STOPPED)) {
      OrderedExecution.run(
          files, threads, compression::compress, outcome -> tell(report, outcome, progress));
    }
    report.close();
    return refused ? ExitStatus.INCOMPLETE : ExitStatus.DONE;
  }

  private void tell(CompressionReport report, Outcome outcome, ProgressDisplay progress) {
    refused |= outcome instanceof Rejected;
    report.add(outcome, progress);
    // Asked of the stream itself, because the writer around it is not told.
    if (System.out.checkError()) {
      throw AbortedException.incomplete("Nobody reads the output any more");
    }
  }

  private OutputNames names(List<InputFile> files) {
    boolean caseMatters = !System.getProperty("os.name", "").matches("(Windows|Mac).*");
    List<Path> paths = files.stream().map(InputFile::path).filter(Objects::nonNull).toList();
    return new OutputNames(folder, paths, caseMatters);
  }

  private void create(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new ParameterException(
          spec.commandLine(),
          "Cannot create the folder '" + folder + "': " + FileTrouble.reason(e),
          e);
    }
  }
}
