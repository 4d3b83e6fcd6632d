import { mount } from 'svelte';
import App from './App.svelte';
import { load_report } from './load';
import { Report } from './report.svelte';
import './style/report.scss';

async function start(target: HTMLElement): Promise<void> {
  try {
    const text = document.getElementById('report-data')?.textContent ?? '';
    mount(App, { target, props: { report: new Report(await load_report(text)) } });
  } catch (error) {
    const box = document.createElement('main');
    box.className = 'load-error';
    box.append(Object.assign(document.createElement('h1'), { textContent: 'The report cannot be shown' }));
    const reason = error instanceof Error ? error.message : String(error);
    box.append(Object.assign(document.createElement('p'), { textContent: reason }));
    target.replaceChildren(box);
  }
}

void start(document.getElementById('report')!);
