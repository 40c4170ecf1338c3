package io.github.mediastore.jdbc;

import io.github.mediastore.MediaContent;
import io.github.mediastore.MediaSlot;
import io.github.mediastore.Sha256;
import io.github.mediastore.objects.FileObjectStore;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.postgresql.ds.PGSimpleDataSource;

/** A process that puts one large medium, to be killed or to be given little memory. */
final class LargePut {

  static final MediaSlot SLOT = MediaSlot.of("parts", 1, "videos");
  static final String STOP_HALF_WAY = "stop half-way";
  static final String READ_BACK = "read back";

  private LargePut() {}

  /** Starts one; where a folder is given, its files are the objects that all bytes go to. */
  static Process start(
      PGSimpleDataSource database, String heap, long size, String then, String... folder)
      throws IOException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> command =
        new ArrayList<>(
            List.of(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-XX:TieredStopAtLevel=1",
                heap,
                "-cp",
                classPath,
                LargePut.class.getName(),
                database.getUrl() + "&user=" + database.getUser(),
                Long.toString(size),
                then));
    command.addAll(List.of(folder));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /** Puts; prints one line half-way and waits to be killed, or reads back and prints the digest. */
  public static void main(String[] arguments) throws Exception {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(arguments[0]);
    long size = Long.parseLong(arguments[1]);
    boolean stops = arguments[2].equals(STOP_HALF_WAY);
    JdbcMediaStoreBuilder builder = JdbcMediaStore.builder();
    if (arguments.length > 3) {
      builder.objects(new FileObjectStore(Path.of(arguments[3])), 0);
    }
    JdbcMediaStore store = builder.autonomous(database);
    store.put(SLOT, new Generated(size, stops));

    MessageDigest digest = Sha256.newDigest();
    byte[] buffer = new byte[8192];
    try (InputStream stream = store.find(SLOT).orElseThrow().openStream()) {
      for (int n = stream.read(buffer); n != -1; n = stream.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    }
    System.out.println(Sha256.ofDigest(digest.digest()));
  }

  private record Generated(long length, boolean stops) implements MediaContent {

    @Override
    public String contentType() {
      return "video/mp4";
    }

    @Override
    public OptionalLong size() {
      return OptionalLong.of(length);
    }

    @Override
    public InputStream openStream() {
      return new InputStream() {
        private long position;

        @Override
        public int read() {
          byte[] one = new byte[1];
          return read(one, 0, 1) == -1 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int count) {
          if (position >= length) {
            return -1;
          }
          if (stops && position > length / 2) {
            System.out.println("half-way");
            sleepUntilKilled();
          }
          int read = (int) Math.min(count, length - position);
          Arrays.fill(bytes, offset, offset + read, (byte) (position >> 10));
          position += read;
          return read;
        }
      };
    }

    private static void sleepUntilKilled() {
      try {
        Thread.sleep(Long.MAX_VALUE);
      } catch (InterruptedException e) {
        throw new IllegalStateException("Nobody interrupts this thread", e);
      }
    }
  }
}
