package io.github.mediastore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mediastore.image.CompressedImage;
import io.github.mediastore.image.ImageCompressor;
import io.github.mediastore.image.ObservedImageCompressor;
import io.github.mediastore.image.WebpImageCompressor;
import io.github.mediastore.memory.InMemoryMediaStore;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** A listener hears of every operation of a store and a compressor, however it ends. */
class ObservedOperationsTest {

  private static final MediaSlot SLOT = MediaSlot.of("users", 42, "profile");
  private static final MediaContent CONTENT = MediaContent.of("image/webp", new byte[] {1, 2, 3});

  private static final Set<String> NO_OPERATIONS = Set.of("isRenditionPending", "primary", "stage");

  private final List<String> heard = new ArrayList<>();
  private final MediaListener listener = new Recorder(heard);
  private final ObservedMediaStore<InMemoryMediaStore> observed =
      ObservedMediaStore.of(new InMemoryMediaStore(), listener);

  @Test
  void everyMethodOfAStoreIsHeardOnceWhenItEndsWell() throws Exception {
    for (Method method : operations()) {
      observed.store().clear(SLOT);
      MediaId id = observed.store().put(SLOT, CONTENT).id();
      heard.clear();

      method.invoke(observed, arguments(method, id));

      assertThat(heard).as(method.toString()).hasSize(1).first().asString().startsWith("completed");
    }
  }

  @Test
  void everyMethodOfAStoreIsHeardOnceWhenItFails() {
    MediaStorageException lost = new MediaStorageException("The connection was lost", null, true);
    MediaStore broken =
        (MediaStore)
            Proxy.newProxyInstance(
                MediaStore.class.getClassLoader(),
                new Class<?>[] {MediaStore.class},
                (proxy, method, arguments) -> {
                  throw lost;
                });
    for (Method method : operations()) {
      heard.clear();
      MediaStore store = ObservedMediaStore.of(broken, listener);

      Throwable thrown =
          catchThrowable(() -> method.invoke(store, arguments(method, new MediaId("7"))));

      assertThat(thrown).isInstanceOf(InvocationTargetException.class).hasRootCause(lost);
      assertThat(heard.stream().filter(line -> line.startsWith("failed")))
          .as(method.toString())
          .hasSize(1);
    }
  }

  @Test
  void aMistakeOfTheHostsIsHeardTooButNothingWasRejected() {
    assertThatIllegalArgumentException().isThrownBy(() -> observed.find(SLOT, -1));
    assertThat(heard).containsExactly("failed FIND IllegalArgumentException");
  }

  @Test
  void aReadThatBreaksOffIsHeardOnce() {
    MediumGoneException gone = new MediumGoneException("It was removed", null);
    InputStream broken =
        new InputStream() {
          @Override
          public int read() {
            throw gone;
          }

          @Override
          public int read(byte[] bytes, int offset, int length) {
            throw gone;
          }
        };
    try (ObservedStream stream = new ObservedStream(broken, infoOf(), listener, 0)) {
      assertThatExceptionOfType(MediumGoneException.class).isThrownBy(stream::read);
      assertThatExceptionOfType(MediumGoneException.class).isThrownBy(() -> stream.readNBytes(10));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    assertThat(heard).containsExactly("failed READ MediumGoneException");
  }

  @Test
  void whatOnlyTheStoreCanDoStaysAtHandAndIsObservedIfWanted() {
    InMemoryMediaStore other = new InMemoryMediaStore();

    observed.with(store -> other).put(SLOT, CONTENT);

    assertThat(other.count(SLOT)).isEqualTo(1);
    assertThat(observed.store().count(SLOT)).isZero();
    assertThat(heard).containsExactly("completed PUT");
  }

  @Test
  void everyUploadThatACompressorTakesOrRejectsIsHeard() throws IOException {
    ImageCompressor compressor = ObservedImageCompressor.of(WebpImageCompressor.create(), listener);
    byte[] picture = picture();
    byte[] text = {1, 2, 3};
    Path missing = Path.of("target", "no such file");

    List<Function<byte[], CompressedImage>> forms =
        List.of(
            compressor::compress,
            upload -> compressor.compress(new ByteArrayInputStream(upload)),
            upload -> compressor.compress(() -> new ByteArrayInputStream(upload)));
    for (Function<byte[], CompressedImage> form : forms) {
      assertThat(form.apply(picture).width()).isEqualTo(40);
      assertThat(catchThrowable(() -> form.apply(text)))
          .isInstanceOf(RejectedUploadException.class);
      assertThat(heard)
          .containsExactly(
              "compressed image/webp",
              "completed COMPRESS",
              "rejected RejectedUploadException",
              "failed COMPRESS RejectedUploadException");
      heard.clear();
    }
    assertThat(catchThrowable(() -> compressor.compress(missing)))
        .isInstanceOf(UnreadableUploadException.class);
    assertThat(heard)
        .containsExactly(
            "rejected UnreadableUploadException", "failed COMPRESS UnreadableUploadException");
  }

  /** All but the question whether a rendition will come, which asks nothing of the store. */
  private static List<Method> operations() {
    return Arrays.stream(MediaStore.class.getMethods())
        .filter(method -> !Modifier.isStatic(method.getModifiers()))
        .filter(method -> !NO_OPERATIONS.contains(method.getName()))
        .toList();
  }

  private static Object[] arguments(Method method, MediaId id) {
    return Arrays.stream(method.getParameterTypes())
        .map(
            type -> {
              if (type == MediaSlot.class) {
                return SLOT;
              } else if (type == MediaId.class) {
                return id;
              } else if (type == MediaContent.class) {
                return CONTENT;
              } else if (type == int.class) {
                return method.getName().matches("page|removeOlderThan") ? 1 : 0;
              } else if (type == String.class) {
                return method.getName().matches("page|removeOlderThan") ? "" : "users";
              } else if (type == Object.class) {
                return 42;
              } else if (type == Collection.class) {
                return List.of(SLOT);
              } else if (type == MediaKind.class) {
                return MediaKind.of("users");
              } else if (type == Instant.class) {
                return Instant.EPOCH;
              } else if (type == Map.class) {
                return method.getName().equals("addRenditions")
                    ? Map.of("thumb", CONTENT)
                    : Map.of("alt", "A duck");
              }
              return method.getName().equals("addAll") ? List.of(CONTENT) : List.of(id);
            })
        .toArray();
  }

  private MediaInfo infoOf() {
    return observed.store().put(SLOT, CONTENT);
  }

  private static byte[] picture() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", out);
    return out.toByteArray();
  }

  /** Takes down how operations end, and what becomes of uploads. */
  private record Recorder(List<String> heard) implements MediaListener {

    @Override
    public void compressed(MediaContent picture, Duration took) {
      heard.add("compressed " + picture.contentType());
    }

    @Override
    public void rejected(MediaException reason) {
      heard.add("rejected " + reason.getClass().getSimpleName());
    }

    @Override
    public void completed(MediaOperation operation, Duration took) {
      heard.add("completed " + operation);
    }

    @Override
    public void failed(MediaOperation operation, RuntimeException failure, Duration took) {
      heard.add("failed " + operation + " " + failure.getClass().getSimpleName());
    }
  }
}
