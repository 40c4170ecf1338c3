package io.github.mediastore.spring.internal.objects;

import io.github.mediastore.objects.FileObjectStore;
import io.github.mediastore.objects.ObjectStore;
import io.github.mediastore.spring.internal.settings.ObjectsProperties;
import io.github.mediastore.spring.internal.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.ClassUtils;

/** Makes the object store of its properties, or takes that of the application. */
public final class ObjectStores {

  private static final String FOLDER = ObjectsProperties.PREFIX + ".folder";
  private static final String BUCKET = ObjectsProperties.PREFIX + ".s3.bucket";
  private static final String CLIENT = "io.github.mediastore.s3.S3ObjectStore";

  private ObjectStores() {}

  /**
   * Makes the object store that properties describe. It is not asked anything yet, so that an
   * application starts while its bucket is away.
   *
   * @throws SettingsException if they describe none, or more than one
   */
  public static ObjectStore of(
      ObjectsProperties properties, ConfigurableListableBeanFactory beans) {
    String folder = properties.folder();
    if (folder == null) {
      requireClient(beans.getBeanClassLoader());
      return Buckets.of(properties.s3(), beans);
    }
    if (properties.s3().bucket() != null) {
      throw new SettingsException(
          "Both %s and %s are set".formatted(FOLDER, BUCKET),
          "Leave the one in which the objects are.",
          null);
    }
    return folder(folder);
  }

  private static void requireClient(@Nullable ClassLoader loader) {
    if (!ClassUtils.isPresent(CLIENT, loader)) {
      throw new SettingsException(
          "Properties below media-store.objects.s3 are set, and media-store-s3, which has the"
              + " client for S3, is not on the class path",
          "Add the dependency io.github.media-store:media-store-s3, or remove the properties.",
          null);
    }
  }

  private static ObjectStore folder(String folder) {
    try {
      return new FileObjectStore(Path.of(folder));
    } catch (IOException | IllegalArgumentException e) {
      throw new SettingsException(
          "The property %s is %s, and that folder cannot be opened or created: %s"
              .formatted(FOLDER, folder, e),
          "Correct " + FOLDER + ", or the rights of the folder above it.",
          e);
    }
  }

  /**
   * Returns the only or primary object store among the beans; null if there is none.
   *
   * @throws SettingsException if it is not clear which one holds the objects
   */
  public static @Nullable ObjectStore choose(ConfigurableListableBeanFactory beans) {
    try {
      return beans.getBeanProvider(ObjectStore.class).getIfAvailable();
    } catch (NoUniqueBeanDefinitionException e) {
      throw new SettingsException(
          "There are several beans of type ObjectStore, and media-store cannot tell which one holds"
              + " the objects: "
              + String.join(", ", beans.getBeanNamesForType(ObjectStore.class)),
          "Mark one as @Primary.",
          e);
    }
  }
}
