package io.github.kisroutes.alert;

import io.github.kisroutes.config.Language;

/** What to do about each condition, in one sentence or two; {@code docs/alerts.md} says more. */
final class AlertAdvice {
    private AlertAdvice() {}

    static String of(AlertCondition condition, Language language) {
        return switch (condition) {
            case COLLECTION_LATE ->
                language.of(
                        "See whether the program runs, and what its log says last. A start makes up for what was missed.",
                        "프로그램이 실행 중인지, 로그의 마지막 줄이 무엇인지 확인하세요. 다시 시작하면 놓친 수집을 이어서 합니다.");
            case COLLECTION_FAILED ->
                language.of(
                        "Remove the reason that the message gives. A temporary one is tried again until"
                                + " kis.collect.retry-until; later, start the program again.",
                        "메시지에 적힌 원인을 해결하세요. 일시적인 원인이면 kis.collect.retry-until까지 자동으로 다시 시도하고, 그 뒤에는 프로그램을 다시 시작하세요.");
            case COLLECTION_PARTIAL ->
                language.of(
                        "What failed for a temporary reason is asked for again by itself. Look at collection_item for the rest.",
                        "일시적인 원인으로 실패한 종목은 자동으로 다시 요청합니다. 나머지는 collection_item 테이블에서 확인하세요.");
            case ROWS_MISSING ->
                language.of(
                        "Look at missing_daily_price. Run with kis.collect.heal=true, or say with kis.resolve why the days are"
                                + " in order.",
                        "missing_daily_price 뷰를 확인하세요. kis.collect.heal=true로 실행하거나, 정상인 날이라면 kis.resolve로 이유를 남기세요.");
            case ROWS_IN_DOUBT ->
                language.of(
                        "Look at doubtful_daily_price. The next settle run reads the rows again; if they stay, compare them and"
                                + " use kis.resolve.",
                        "doubtful_daily_price 뷰를 확인하세요. 다음 확정 수집에서 다시 읽습니다. 계속 남아 있으면 값을 비교해 보고 kis.resolve를 사용하세요.");
            case TOKEN_NOT_RENEWED ->
                language.of(
                        "See whether KIS can be reached. The program goes on trying.",
                        "KIS에 접속할 수 있는지 확인하세요. 프로그램은 계속 다시 시도합니다.");
            case TOKEN_DEAD ->
                language.of(
                        "Nothing can be forced before the given time: KIS hands out the same token for six hours. Then it is"
                                + " asked again by itself.",
                        "KIS는 여섯 시간 동안 같은 토큰을 내주므로 적힌 시각 전에는 방법이 없습니다. 그때 자동으로 다시 요청합니다.");
            case CREDENTIALS_REFUSED ->
                language.of(
                        "Correct KIS_APP_KEY, KIS_APP_SECRET and kis.environment, then start again. Repeated wrong keys lock the"
                                + " account's key.",
                        "KIS_APP_KEY, KIS_APP_SECRET, kis.environment를 바로잡고 다시 시작하세요. 잘못된 키를 반복해서 쓰면 키가 잠깁니다.");
            case KEY_EXPIRES ->
                language.of(
                        "Make a new key pair at https://apiportal.koreainvestment.com, put it into the environment, and set"
                                + " kis.alert.key-issued-on.",
                        "https://apiportal.koreainvestment.com 에서 새 키를 만들어 환경 변수에 넣고 kis.alert.key-issued-on을 고치세요.");
            case QUOTA_LOWERED ->
                language.of(
                        "See who else uses the key pair. If this is your quota now, set kis.rate.per-second to it.",
                        "같은 키를 다른 곳에서도 쓰는지 확인하세요. 한도가 실제로 바뀌었다면 kis.rate.per-second를 그 값으로 설정하세요.");
            case DATABASE_AWAY ->
                language.of(
                        "See to the database. Rows wait up to ten minutes; what is lost then is asked for again by the next run.",
                        "데이터베이스를 확인하세요. 저장할 행은 최대 10분까지 기다리고, 그 뒤에 잃은 것은 다음 수집에서 다시 요청합니다.");
            case CALENDAR_UNKNOWN ->
                language.of(
                        "If the exchange was closed, put the day into config/holidays.csv. If it was open, start a collection.",
                        "휴장일이었다면 config/holidays.csv에 추가하세요. 개장일이었다면 수집을 실행하세요.");
            case ROUTE_FILE_REFUSED ->
                language.of(
                        "Correct the file that the message names. Until then the version before it runs.",
                        "메시지에 적힌 파일을 고치세요. 그때까지는 이전 내용으로 계속 실행합니다.");
        };
    }
}
