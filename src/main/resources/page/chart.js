// The drawing of one stock: candles, volume, and what is the matter with single days.
import {
  CandlestickSeries, ColorType, createChart, createSeriesMarkers, CrosshairMode, HistogramSeries, LineStyle,
} from './vendor/lightweight-charts.mjs';
import { colours } from './preferences.js';
import { grouped, scaled } from './exact.js';
import { language } from './text.js';

/** A drawing needs positions, and a position may be a floating point number; what is read stays a string. */
const position = decimal => Number(decimal);

const WHOLE = { top: 0, bottom: 0 };

export class CandleChart {
  #chart;
  #price;
  #volume;
  #bands;
  #marks;
  #days = [];

  /** @param told gets the index of the day that is pointed at, or -1 */
  constructor(container, told) {
    this.#chart = createChart(container, {
      autoSize: true,
      layout: { attributionLogo: false }, // It would be an inline style; the link is in the footer.
    });
    this.#bands = this.#chart.addSeries(HistogramSeries, {
      priceScaleId: 'bands', lastValueVisible: false, priceLineVisible: false, base: 0,
    });
    this.#volume = this.#chart.addSeries(HistogramSeries, {
      priceScaleId: 'volume', priceFormat: { type: 'volume' }, lastValueVisible: false, priceLineVisible: false,
    });
    this.#price = this.#chart.addSeries(CandlestickSeries, { borderVisible: true });
    this.#marks = createSeriesMarkers(this.#price, []);
    this.#chart.priceScale('bands').applyOptions({ scaleMargins: WHOLE, visible: false });
    this.#chart.priceScale('volume').applyOptions({ scaleMargins: { top: 0.82, bottom: 0 }, visible: false });
    this.#price.priceScale().applyOptions({ scaleMargins: { top: 0.08, bottom: 0.24 } });
    this.restyle();
    this.#chart.subscribeCrosshairMove(event =>
      told(event.time === undefined ? -1 : this.#days.findIndex(day => day.date === event.time)));
  }

  /** Colours, language and the number of places follow the page. */
  restyle() {
    const colour = colours();
    const line = { color: colour('line'), style: LineStyle.Solid };
    const cross = { color: colour('muted'), labelBackgroundColor: colour('strong') };
    this.#chart.applyOptions({
      layout: {
        background: { type: ColorType.Solid, color: 'transparent' },
        textColor: colour('muted'),
        fontFamily: getComputedStyle(document.body).fontFamily,
        fontSize: 11,
      },
      grid: { vertLines: { visible: false }, horzLines: line },
      crosshair: { mode: CrosshairMode.Magnet, vertLine: cross, horzLine: cross },
      rightPriceScale: { borderVisible: false },
      timeScale: { borderColor: colour('line'), rightOffset: 2, minBarSpacing: 0.4 },
      localization: { locale: language() === 'ko' ? 'ko-KR' : 'en-GB', dateFormat: 'yyyy-MM-dd' },
    });
    const whole = this.#days.every(day => !day.candle || scaled(day.candle.close) % 1000000n === 0n);
    this.#price.applyOptions({
      upColor: colour('up'), downColor: colour('down'), borderUpColor: colour('up'), borderDownColor: colour('down'),
      wickUpColor: colour('up'), wickDownColor: colour('down'),
      priceLineColor: colour('muted'),
      priceFormat: whole
        ? { type: 'custom', minMove: 1, formatter: value => grouped(value.toFixed(0)) }
        : { type: 'custom', minMove: 0.01, formatter: value => grouped(value.toFixed(2)) },
    });
    this.#draw(colour);
  }

  /** Shows these days, one after the other; a day without a candle is a gap. */
  show(days) {
    this.#days = days;
    this.restyle();
  }

  #draw(colour) {
    this.#price.setData(this.#days.map(day => day.candle ? bar(day, colour) : { time: day.date }));
    this.#volume.setData(this.#days.map(day => day.candle
      ? { time: day.date, value: position(day.candle.volume), color: colour(day.rises ? 'up-soft' : 'down-soft') }
      : { time: day.date }));
    this.#bands.setData(this.#days.map(day => day.missing
      ? { time: day.date, value: 1, color: colour('missing-band') }
      : { time: day.date }));
    this.#marks.setMarkers(this.#days.flatMap(day => marks(day, colour)));
  }

  /** The newest days, or all. */
  zoom(days) {
    const size = this.#days.length;
    const shown = Math.min(days ?? size, size);
    this.#chart.timeScale().setVisibleLogicalRange({ from: size - Math.max(shown, 22) - 0.5, to: size + 1 });
  }

  /** Points at a day, as the mouse would; nothing where there is none. */
  point(index) {
    const day = this.#days[index];
    if (!day) {
      this.#chart.clearCrosshairPosition();
      return;
    }
    const scale = this.#chart.timeScale();
    const range = scale.getVisibleLogicalRange();
    if (range && (index < range.from || index > range.to)) {
      const half = (range.to - range.from) / 2;
      scale.setVisibleLogicalRange({ from: index - half, to: index + half });
    }
    const price = day.candle ?? this.#days.slice(0, index).findLast(other => other.candle)?.candle;
    if (price) this.#chart.setCrosshairPosition(position(price.close), day.date, this.#price);
  }
}

/** A day without trade is a line at its close; a provisional one is hollow; one in doubt has another border. */
function bar(day, colour) {
  const { open, high, low, close } = day.candle;
  const drawn = {
    time: day.date, open: position(open ?? close), high: position(high ?? close), low: position(low ?? close),
    close: position(close),
  };
  if (!day.provisional && !day.candle.doubt) return drawn;
  const border = day.candle.doubt ? colour('doubt') : colour(drawn.close >= drawn.open ? 'up' : 'down');
  return { ...drawn, color: day.provisional ? colour('card') : undefined, borderColor: border, wickColor: border };
}

function marks(day, colour) {
  const found = [];
  const mark = (text, shape, name, place) =>
    found.push({ time: day.date, position: place, shape, text, color: colour(name), size: 1 });
  if (day.action) mark(day.action, 'square', 'accent', 'aboveBar');
  if (day.candle?.doubt) mark('?', 'circle', 'doubt', 'belowBar');
  return found;
}
