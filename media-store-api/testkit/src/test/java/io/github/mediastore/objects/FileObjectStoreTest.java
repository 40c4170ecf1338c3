package io.github.mediastore.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.mediastore.ByteRange;
import io.github.mediastore.ResponseHeaders;
import io.github.mediastore.contract.ObjectStoreContract;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The object store in a folder keeps the contract. */
class FileObjectStoreTest extends ObjectStoreContract {

  @TempDir Path temp;
  private Path folder;
  private ObjectStore objects;

  @BeforeEach
  void openFolder() throws IOException {
    folder = temp.resolve("new/objects");
    objects = new FileObjectStore(folder);
  }

  @Override
  public ObjectStore objects() {
    return objects;
  }

  @Override
  public int bytesOfAPart() {
    return 100_000;
  }

  @Test
  void anObjectIsAFileOfItsName() throws IOException {
    put("videos/1.mp4", new byte[] {1, 2, 3});
    assertThat(folder.resolve("videos/1.mp4")).hasBinaryContent(new byte[] {1, 2, 3});
    assertThat(objects.presignRead("a", new ResponseHeaders("", "", ""), Duration.ofMinutes(1)))
        .isEmpty();
    assertThat(objects.presignUpload("a", "video/mp4", 3, Duration.ofMinutes(1))).isEmpty();
  }

  @Test
  void twoOnTheSameFolderSeeTheSame() throws IOException {
    ObjectStore other = new FileObjectStore(folder);
    put("a/b", new byte[7]);
    assertThat(other.find("a/b")).isEqualTo(objects.find("a/b")).isPresent();
    assertThat(other.create("a/b", new byte[1])).isFalse();
  }

  @Test
  void filesThatAreNoObjectsAreLeftAlone() throws IOException {
    Files.createDirectories(folder.resolve("not a key/x"));
    Files.writeString(folder.resolve("not a key/x/y"), "?");
    Files.writeString(folder.resolve("ü"), "?");
    put("a", new byte[1]);
    assertThat(objects.list("", "", 10)).extracting(StoredObject::key).containsExactly("a");
    objects.discardUploads("", Instant.now().plusSeconds(60));
    assertThat(folder.resolve("not a key/x/y")).exists();
    assertThat(folder.resolve("ü")).exists();
  }

  @Test
  void anEmptyFolderIsNoObjectAndIsNotDeleted() throws IOException {
    put("a/b", new byte[1]);
    objects.delete("a/b");
    objects.delete("a");
    assertThat(folder.resolve("a")).isDirectory();
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> put("a", new byte[1]));
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> objects.create("a", new byte[1]));
    put("f", new byte[1]);
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> put("f/g", new byte[1]));
    assertThat(objects.list("", "", 10)).extracting(StoredObject::key).containsExactly("f");
  }

  @Test
  void whatAKilledProcessLeftIsDiscardedWhenItIsOld() throws IOException {
    put("videos/done", new byte[5]);
    Path left =
        Files.write(
            folder.resolve("videos/1~6f0c6f0c-0000-4000-8000-000000000000"), new byte[1000]);
    Path elsewhere =
        Files.write(folder.resolve("other~6f0c6f0c-0000-4000-8000-000000000000"), new byte[1000]);
    for (Path file : new Path[] {left, elsewhere}) {
      Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(7200)));
    }
    assertThat(objects.list("", "", 10)).hasSize(1);
    assertThat(objects.discardUploads("videos/", Instant.now().minusSeconds(10_000))).isZero();
    assertThat(objects.discardUploads("videos/", Instant.now().minusSeconds(3600))).isOne();
    assertThat(left).doesNotExist();
    assertThat(elsewhere).exists();
    assertThat(get("videos/done")).isEqualTo(new byte[5]);
  }

  @Test
  void filesThatOnlyLookUnfinishedAreLeftAlone() throws IOException {
    Path outside = Files.createDirectories(temp.resolve("outside"));
    Files.createSymbolicLink(folder.resolve("link"), outside);
    Path[] kept = {
      folder.resolve("notes.txt~"),
      folder.resolve("a~1"),
      folder.resolve("~lock"),
      outside.resolve("b~"),
      folder.resolve("ü~6f0c6f0c-0000-4000-8000-000000000000")
    };
    for (Path file : kept) {
      Files.setLastModifiedTime(Files.write(file, new byte[9]), FileTime.fromMillis(0));
    }
    assertThat(objects.discardUploads("", Instant.now())).isZero();
    assertThat(kept).allMatch(Files::exists);
  }

  @Test
  void belowAnObjectThereIsNone() throws IOException {
    put("f", new byte[1]);
    assertThat(objects.find("f/g")).isEmpty();
    assertThatExceptionOfType(NoSuchObjectException.class)
        .isThrownBy(() -> objects.read("f/g", new ByteRange(0, 0)));
    objects.delete("f/g");
    assertThat(get("f")).hasSize(1);
  }

  @Test
  @Timeout(20)
  void linksInACircleEnd() throws IOException {
    put("a/b", new byte[1]);
    for (String name : new String[] {"a/x", "a/y", "a/z"}) {
      Files.createSymbolicLink(folder.resolve(name), folder);
    }
    assertThat(objects.list("", "", 10)).isNotEmpty();
    assertThat(objects.discardUploads("", Instant.now())).isZero();
  }

  @Test
  void aPrefixLeadsNowhereElse() throws IOException {
    put("a/b", new byte[1]);
    for (String prefix : new String[] {"../", "a/../", "a/.", "./a", "/", "a//"}) {
      assertThat(objects.list(prefix, "", 10)).isEmpty();
    }
  }

  @Test
  void aLinkOutOfTheFolderIsNotMadeByAKey() {
    for (String key : new String[] {"../out", "a/../../out", "/etc/passwd", "..\\out"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> objects.put(key, "", new ByteArrayInputStream(new byte[1])));
    }
    assertThat(temp.resolve("new/out")).doesNotExist();
  }
}
