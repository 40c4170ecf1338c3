package io.github.mediastore.spring.internal.autoconfigure;

import io.github.mediastore.ObservedMediaStore;
import io.github.mediastore.jdbc.ColumnMediaStore;
import io.github.mediastore.spring.internal.settings.MediaStoreProperties;
import io.github.mediastore.spring.internal.settings.SettingsException;
import io.github.mediastore.spring.internal.store.MediaDataSource;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;

/** A store for each name in {@code media-store.columns}, as a bean of that name. */
@AutoConfiguration(after = MediaStoreAutoConfiguration.class)
@ConditionalOnBean(MediaDataSource.class)
@Import(MediaColumnsAutoConfiguration.Registrar.class)
public final class MediaColumnsAutoConfiguration {

  /** Made by Spring. */
  MediaColumnsAutoConfiguration() {}

  /** Registers the stores, of which only the properties know how many there are. */
  static final class Registrar implements ImportBeanDefinitionRegistrar {

    private static final String TABLE_STORE = "mediaStore";

    private final Environment environment;

    Registrar(Environment environment) {
      this.environment = environment;
    }

    @Override
    public void registerBeanDefinitions(
        AnnotationMetadata importing, BeanDefinitionRegistry registry) {
      MediaStoreProperties properties =
          Binder.get(environment).bindOrCreate("media-store", MediaStoreProperties.class);
      if (properties.columns().containsKey(TABLE_STORE)) {
        throw new SettingsException(
            "The property media-store.columns." + TABLE_STORE + " names the store on tables",
            "Name the store on columns otherwise.",
            null);
      }
      properties.columns().keySet().stream()
          .filter(name -> !registry.containsBeanDefinition(name))
          .forEach(name -> registry.registerBeanDefinition(name, definition(name)));
    }

    private static RootBeanDefinition definition(String name) {
      RootBeanDefinition definition = new RootBeanDefinition(ColumnStoreFactory.class);
      definition.getConstructorArgumentValues().addGenericArgumentValue(name);
      definition.setAutowireMode(AbstractBeanDefinition.AUTOWIRE_CONSTRUCTOR);
      definition.setAttribute(
          FactoryBean.OBJECT_TYPE_ATTRIBUTE,
          ResolvableType.forClassWithGenerics(ObservedMediaStore.class, ColumnMediaStore.class));
      return definition;
    }
  }
}
