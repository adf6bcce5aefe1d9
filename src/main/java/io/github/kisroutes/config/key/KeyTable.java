package io.github.kisroutes.config.key;

import java.util.ArrayList;
import java.util.List;

/** The keys of one area, in the order of the documentation. */
final class KeyTable {
    private final List<SettingKey<?>> keys = new ArrayList<>();

    /** A key with the same default in each environment. */
    <T> SettingKey<T> key(String name, SettingType<T> type, String everywhere, String meaning) {
        return keyByEnvironment(name, type, everywhere, everywhere, everywhere, meaning);
    }

    <T> SettingKey<T> keyByEnvironment(
            String name, SettingType<T> type, String real, String paper, String demo, String meaning) {
        SettingKey<T> key = new SettingKey<>(name, type, real, paper, demo, meaning);
        keys.add(key);
        return key;
    }

    List<SettingKey<?>> keys() {
        return keys;
    }
}
