package consumer;

import io.github.mediastore.MediaSlot;
import io.github.mediastore.MediaStore;
import io.github.mediastore.image.CompressedImage;
import io.github.mediastore.image.CompressionSettings;
import io.github.mediastore.image.WebpImageCompressor;
import io.github.mediastore.jdbc.MediaSchema;
import io.github.mediastore.jdbc.MediaTables;
import io.github.mediastore.memory.InMemoryMediaStore;
import io.github.mediastore.spring.MediaOwner;
import io.github.mediastore.spring.Slots;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;

/** Compresses, stores and reads a picture with the published jars and what they bring. */
public final class Consumer {

  @MediaOwner(value = "users", key = "id")
  record User(long id) {}

  private Consumer() {}

  public static void main(String[] args) throws IOException {
    ByteArrayOutputStream upload = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(1600, 900, BufferedImage.TYPE_INT_RGB), "png", upload);
    CompressionSettings settings = CompressionSettings.builder().maxDimension(800).build();
    CompressedImage picture = WebpImageCompressor.with(settings).compress(upload.toByteArray());

    MediaSlot slot = MediaSlot.of("users", 1, "profile");
    MediaStore store = new InMemoryMediaStore();
    store.put(slot, picture);
    if (!Arrays.equals(store.find(slot).orElseThrow().bytes(), picture.bytes())) {
      throw new AssertionError("The bytes read back are not those that were stored");
    }
    if (!MediaSchema.of(MediaTables.DEFAULT).sql().contains("CREATE TABLE")) {
      throw new AssertionError("The jar has no SQL in it");
    }
    if (!Slots.of(new User(1), "profile").equals(slot)) {
      throw new AssertionError("The starter names another slot");
    }
    if (Consumer.class.getResource("/org/springframework/core/SpringVersion.class") != null) {
      throw new AssertionError("The starter brings Spring with it, in a version of ours");
    }
    System.out.println("A host stored " + picture.receipt());
  }
}
